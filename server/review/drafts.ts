import type {
  AgeClass, Cause, DatePrecision, Grade, PartyVerdict, PopulationStatus, Qualifier, Sector, Sex, Stance, StrikeStatus, VictimStatus,
} from '../../prisma/client/enums.ts';
import type { PlaceDraft } from '../records/place.ts';

/** A count of people as a reviewer gives it. An absent or null range is unknown. */
export interface RangeDraft {
  min?: number | null;
  max?: number | null;
  qualifier?: Qualifier | null;
}

/** The sentence that says it: offsets in UTF-16 code units into the extracted text. */
export interface QuoteDraft {
  start: number;
  end: number;
}

export interface ClaimDraft {
  quote?: QuoteDraft | null;
  speaker?: string | null;
  allegesHarm?: boolean | null;
  killed?: RangeDraft | null;
  injured?: RangeDraft | null;
  accusedParty?: string | null;
  credibility?: number | null;
}

export interface PartyDraft {
  name: string;
  verdict?: PartyVerdict | null;
  conceded?: RangeDraft | null;
  verdictOn?: Date | null;
  reference?: string | null;
}

export interface VictimDraft {
  name: string;
  nameAr?: string | null;
  status: VictimStatus;
  ageClass?: AgeClass | null;
  sex?: Sex | null;
  embargoed?: boolean | null;
}

/** What a promotion says of a new incident, and a correction of an old one. Absent = not said; what null means is the act's to say. */
export interface IncidentFieldsDraft {
  title?: string | null;
  endDate?: Date | null;
  datePrecision?: DatePrecision | null;
  timeOfDay?: string | null;
  place?: PlaceDraft | null;
  grade?: Grade | null;
  gradeReason?: string | null;
  strikeStatus?: StrikeStatus | null;
  cause?: Cause | null;
  killed?: RangeDraft | null;
  injured?: RangeDraft | null;
  childrenKilled?: RangeDraft | null;
  womenKilled?: RangeDraft | null;
  menKilled?: RangeDraft | null;
  childrenInjured?: RangeDraft | null;
  womenInjured?: RangeDraft | null;
  menInjured?: RangeDraft | null;
  belligerentsKilled?: RangeDraft | null;
  belligerentsInjured?: RangeDraft | null;
  overrideReason?: string | null;
  graphic?: boolean | null;
  parties?: PartyDraft[] | null;
}

/** A new incident. A grade that is absent is as the policy proposes, a range as the claims give. */
export interface IncidentDraft extends IncidentFieldsDraft {
  startDate: Date;
  claims?: ClaimDraft[] | null;
  victims?: VictimDraft[] | null;
  externalCodes?: { scheme: string; code: string }[] | null;
}

export interface NoteDraft {
  sectors: Sector[];
  date?: Date | null;
  place?: PlaceDraft | null;
  affected?: RangeDraft | null;
  affectedStatus?: PopulationStatus | null;
  speaker?: string | null;
  organisation?: string | null;
  expiresOn?: Date | null;
  incidentIds?: string[] | null;
  quote?: QuoteDraft | null;
}

export interface TallyDraft {
  publisher: string;
  accusedParty?: string | null;
  startDate: Date;
  endDate: Date;
  countries?: string[] | null;
  area?: string | null;
  events?: number | null;
  killed?: RangeDraft | null;
  injured?: RangeDraft | null;
  changePercent?: number | null;
  rank?: string | null;
  publishedOn?: Date | null;
  quote?: QuoteDraft | null;
}

export interface StatementDraft {
  speaker: string;
  organisation?: string | null;
  party?: string | null;
  stance: Stance;
  date?: Date | null;
  incidentIds?: string[] | null;
  quote?: QuoteDraft | null;
}
