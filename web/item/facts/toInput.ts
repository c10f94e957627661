import type { GradeDraftInput, IncidentInput, NoteInput, PartyInput, PlaceInput, RangeInput, StatementInput, TallyInput, VictimEntryInput } from '../../gql/graphql.ts';
import type { Draft, IncidentDraft, NoteDraft, PlaceDraft, RangeDraft, StatementDraft, TallyDraft, VictimDraft } from './draft.ts';

export interface RecordsInput {
  incidents: IncidentInput[];
  notes: NoteInput[];
  tallies: TallyInput[];
  statements: StatementInput[];
}

/** The draft as the API takes it. Fields left empty are left out: unknown, or as the policy has it. */
export function toInput({ incidents, notes, tallies, statements }: Draft): RecordsInput {
  return { incidents: incidents.map(incidentInput), notes: notes.map(noteInput), tallies: tallies.map(tallyInput), statements: statements.map(statementInput) };
}

/** What this page says of an incident: the ranges in the form are its claim, and the incident's own follow from all its claims. */
export function claimInput({ killed, injured, parties, speaker, quote }: IncidentDraft) {
  return { killed: rangeInput(killed), injured: rangeInput(injured), accusedParty: namesIn(parties)[0], speaker: said(speaker), quote: quote ?? undefined };
}

function incidentInput(draft: IncidentDraft): IncidentInput {
  return {
    title: said(draft.title),
    startDate: draft.startDate,
    endDate: said(draft.endDate),
    datePrecision: draft.datePrecision,
    timeOfDay: said(draft.timeOfDay),
    place: placeInput(draft.place),
    parties: partyInputs(draft),
    childrenKilled: rangeInput(draft.childrenKilled),
    womenKilled: rangeInput(draft.womenKilled),
    menKilled: rangeInput(draft.menKilled),
    belligerentsKilled: rangeInput(draft.belligerentsKilled),
    cause: draft.cause,
    grade: draft.grade || undefined,
    gradeReason: said(draft.gradeReason),
    strikeStatus: draft.strikeStatus || undefined,
    graphic: draft.graphic,
    victims: victimInputs(draft.victims),
    claims: [claimInput(draft)],
  };
}

/** What of a draft the policy looks at. */
export function gradeInput(draft: IncidentDraft): GradeDraftInput {
  const { killed, injured, accusedParty } = claimInput(draft);
  return { claims: [{ killed, injured, accusedParty }], parties: partyInputs(draft), strikeStatus: draft.strikeStatus || undefined };
}

/** The verdict is that of the party that the claim accuses. */
function partyInputs({ parties, verdict }: IncidentDraft): PartyInput[] {
  return namesIn(parties).map((name, index) => ({ name, verdict: (index === 0 && verdict) || undefined }));
}

/** Those with a name; an emptied name takes a victim out. */
export function victimInputs(victims: readonly VictimDraft[]): VictimEntryInput[] {
  return victims.filter(({ name }) => said(name)).map(({ name, nameAr, ...victim }) => ({ ...victim, name: name.trim(), nameAr: said(nameAr) ?? null }));
}

function noteInput(draft: NoteDraft): NoteInput {
  return {
    sectors: draft.sectors, place: placeInput(draft.place), date: said(draft.date), affected: rangeInput(draft.affected), affectedStatus: draft.affectedStatus,
    speaker: said(draft.speaker), organisation: said(draft.organisation), quote: draft.quote ?? undefined,
  };
}

function tallyInput(draft: TallyDraft): TallyInput {
  return {
    publisher: draft.publisher, accusedParty: said(draft.accusedParty), startDate: draft.startDate, endDate: draft.endDate, events: whole(draft.events),
    killed: rangeInput(draft.killed), injured: rangeInput(draft.injured), changePercent: decimal(draft.changePercent), rank: said(draft.rank), quote: draft.quote ?? undefined,
  };
}

function statementInput(draft: StatementDraft): StatementInput {
  return {
    speaker: draft.speaker, organisation: said(draft.organisation), party: said(draft.party), stance: draft.stance, date: said(draft.date), quote: draft.quote ?? undefined,
  };
}

/** One number alone is both ends, unless the words leave an end open. */
export function rangeInput({ min, max, qualifier }: RangeDraft): RangeInput | undefined {
  const low = whole(min);
  const high = whole(max);
  if (low === undefined && high === undefined) return undefined;
  const said = qualifier && qualifier !== 'UNKNOWN' ? qualifier : undefined;
  if (said === 'UP_TO') return { min: low, max: high ?? low, qualifier: said };
  if (said === 'AT_LEAST') return { min: low ?? high, max: high, qualifier: said };
  return { min: low ?? high, max: high ?? low, qualifier: said === 'EXACT' && low !== undefined && high !== undefined && low !== high ? 'BETWEEN' : said };
}

function placeInput(place: PlaceDraft): PlaceInput | undefined {
  const input = {
    name: said(place.name), country: said(place.country.toUpperCase()), admin1: said(place.admin1), lat: decimal(place.lat), lon: decimal(place.lon),
    radius: whole(place.radius), precision: place.precision || undefined, gazetteerId: said(place.gazetteerId),
  };
  return Object.values(input).some((value) => value !== undefined) ? input : undefined;
}

export function namesIn(parties: string): string[] {
  return parties.split(/[;؛]/).map((name) => name.trim()).filter((name) => name !== '');
}

function said(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

function decimal(text: string): number | undefined {
  const number = Number(text.replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? undefined : number;
}

export function whole(text: string): number | undefined {
  const number = decimal(text);
  return number === undefined ? undefined : Math.round(number);
}
