import type { AgeClass, Cause, DatePrecision, Grade, PartyVerdict, PlacePrecision, PopulationStatus, Qualifier, Sector, Sex, Stance, StrikeStatus, VictimStatus } from '../../gql/graphql.ts';

// What the reviewer has put in so far, as the fields hold it: text that may still be half typed. '' is "not said", which is never zero.

export interface Span {
  start: number;
  end: number;
}

export interface RangeDraft {
  min: string;
  max: string;
  qualifier: Qualifier | '';
}

export interface PlaceDraft {
  name: string;
  country: string;
  admin1: string;
  lat: string;
  lon: string;
  radius: string;
  precision: PlacePrecision | '';
  gazetteerId: string;
}

export interface IncidentDraft {
  key: string;
  title: string;
  startDate: string;
  endDate: string;
  datePrecision: DatePrecision;
  timeOfDay: string;
  place: PlaceDraft;
  /** Names, parted by semicolons. */
  parties: string;
  killed: RangeDraft;
  injured: RangeDraft;
  childrenKilled: RangeDraft;
  womenKilled: RangeDraft;
  menKilled: RangeDraft;
  belligerentsKilled: RangeDraft;
  cause: Cause;
  /** '' = as the policy proposes. */
  grade: Grade | '';
  gradeReason: string;
  strikeStatus: StrikeStatus | '';
  /** Of the party that is named first; '' = it has not said. */
  verdict: PartyVerdict | '';
  graphic: boolean;
  speaker: string;
  quote: Span | null;
  victims: VictimDraft[];
}

/** A victim by name; kept from the public unless somebody says otherwise. */
export interface VictimDraft {
  /** Of somebody who is listed already. */
  id?: string;
  name: string;
  nameAr: string;
  status: VictimStatus;
  ageClass: AgeClass;
  sex: Sex;
  embargoed: boolean;
}

export interface NoteDraft {
  key: string;
  sectors: Sector[];
  place: PlaceDraft;
  date: string;
  affected: RangeDraft;
  affectedStatus: PopulationStatus;
  speaker: string;
  organisation: string;
  quote: Span | null;
}

export interface TallyDraft {
  key: string;
  publisher: string;
  accusedParty: string;
  startDate: string;
  endDate: string;
  events: string;
  killed: RangeDraft;
  injured: RangeDraft;
  changePercent: string;
  rank: string;
  quote: Span | null;
}

export interface StatementDraft {
  key: string;
  speaker: string;
  organisation: string;
  party: string;
  stance: Stance;
  date: string;
  quote: Span | null;
}

export interface Draft {
  incidents: IncidentDraft[];
  notes: NoteDraft[];
  tallies: TallyDraft[];
  statements: StatementDraft[];
}

/** One kind of record in a draft, by the name of its list. */
export type RecordList = keyof Draft;

let made = 0;

/** Tells the records of one draft apart, also those that a reload brought back. */
export function newKey(): string {
  made += 1;
  return `${Date.now().toString(36)}-${made}`;
}

export const noRange = (): RangeDraft => ({ min: '', max: '', qualifier: '' });

export const noPlace = (): PlaceDraft => ({ name: '', country: '', admin1: '', lat: '', lon: '', radius: '', precision: '', gazetteerId: '' });

export function blankIncident(): IncidentDraft {
  return {
    key: newKey(), title: '', startDate: '', endDate: '', datePrecision: 'EXACT_DAY', timeOfDay: '', place: noPlace(), parties: '',
    killed: noRange(), injured: noRange(), childrenKilled: noRange(), womenKilled: noRange(), menKilled: noRange(), belligerentsKilled: noRange(),
    cause: 'UNKNOWN', grade: '', gradeReason: '', strikeStatus: '', verdict: '', graphic: false, speaker: '', quote: null, victims: [],
  };
}

export function blankVictim(): VictimDraft {
  return { name: '', nameAr: '', status: 'KILLED', ageClass: 'UNKNOWN', sex: 'UNKNOWN', embargoed: true };
}

export function blankNote(): NoteDraft {
  return { key: newKey(), sectors: [], place: noPlace(), date: '', affected: noRange(), affectedStatus: 'AFF', speaker: '', organisation: '', quote: null };
}

export function blankTally(): TallyDraft {
  return { key: newKey(), publisher: '', accusedParty: '', startDate: '', endDate: '', events: '', killed: noRange(), injured: noRange(), changePercent: '', rank: '', quote: null };
}

export function blankStatement(): StatementDraft {
  return { key: newKey(), speaker: '', organisation: '', party: '', stance: 'OTHER', date: '', quote: null };
}

/** The draft with one record of a list changed. */
export function withRecord<L extends RecordList>(draft: Draft, list: L, index: number, part: Partial<Draft[L][number]>): Draft {
  return { ...draft, [list]: draft[list].map((record, at) => (at === index ? { ...record, ...part } : record)) };
}

export function isEmpty({ incidents, notes, tallies, statements }: Draft): boolean {
  return incidents.length + notes.length + tallies.length + statements.length === 0;
}
