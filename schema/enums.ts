import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';
import * as stored from '../prisma/client/enums.ts';

/** Names and descriptions of the enums that the API shares with the database. */
const SHARED: [object, string, string][] = [
  [stored.Role, 'Role', 'Who may do what: anonymous readers are READER, API keys usually PARTNER.'],
  [stored.TicketKind, 'TicketKind', 'What a ticket lets somebody do once.'],
  [stored.SourceKind, 'SourceKind', 'What kind of publisher a source is.'],
  [stored.Reliability, 'Reliability', 'Admiralty scale of sources: A completely reliable … E unreliable, F cannot be judged.'],
  [stored.FeedKind, 'FeedKind', 'How a source lists its articles.'],
  [stored.OptOut, 'OptOut', 'NO_ARCHIVE: no copy may be handed on; NO_INDEX: not to be found by search; NO_MINING: text and data mining is reserved.'],
  [stored.ProbeKind, 'ProbeKind', 'What a look at a page is for.'],
  [stored.ProbeState, 'ProbeState', 'Whether a look at a page waits, is under way, or was answered.'],
  [stored.FeedHealth, 'FeedHealth', 'How a feed fares.'],
  [stored.ScrapeStage, 'ScrapeStage', 'How far a page has come: discovered, fetched, extracted, suggested, submitted to review.'],
  [stored.ScrapeState, 'ScrapeState', 'Whether a page waits, is worked on, waits for its next try, is done or was given up.'],
  [stored.ReviewState, 'ReviewState', 'Where a review item stands.'],
  [stored.RejectReason, 'RejectReason', 'Why a review item was rejected.'],
  [stored.RuleField, 'RuleField', 'Where a rule looks for its words.'],
  [stored.Grade, 'Grade', 'Civilian harm status. CONFIRMED: a belligerent accepted responsibility; FAIR: two or more credible, independent sources; WEAK: one source\'s claim; CONTESTED: competing claims of responsibility; DISCOUNTED: those killed were combatants, or others most likely responsible.'],
  [stored.BlindState, 'BlindState', 'Where a second, blind grading stands: waiting for it, two grades that differ, settled, or taken back with its incident.'],
  [stored.StrikeStatus, 'StrikeStatus', 'How sure it is that a strike took place, and whose.'],
  [stored.PartyVerdict, 'PartyVerdict', 'The accused party\'s own assessment.'],
  [stored.Qualifier, 'Qualifier', 'How the words qualify a number.'],
  [stored.DatePrecision, 'DatePrecision', 'How precisely the date is known.'],
  [stored.PlacePrecision, 'PlacePrecision', 'How precisely the place is known, best first.'],
  [stored.Cause, 'Cause', 'Cause of death or injury (SDG 16.1.2).'],
  [stored.RecordState, 'RecordState', 'PROPOSED waits for approval; PUBLISHED is public; RETRACTED and MERGED are tombstones.'],
  [stored.PartyKind, 'PartyKind', 'What kind of belligerent a party is.'],
  [stored.VictimStatus, 'VictimStatus', 'What happened to a victim.'],
  [stored.AgeClass, 'AgeClass', 'A victim\'s age class.'],
  [stored.Sex, 'Sex', 'A victim\'s sex.'],
  [stored.Sector, 'Sector', 'OCHA\'s sector codes, and ELECTRICITY and ACCESS, which reporters name and the list lacks.'],
  [stored.PopulationStatus, 'PopulationStatus', 'AFF affected, INN in need, TGT targeted, REA reached: never added up together.'],
  [stored.Stance, 'Stance', 'What a statement does.'],
  [stored.ChangeKind, 'ChangeKind', 'What a change did.'],
  [stored.EntityKind, 'EntityKind', 'What kind of record a change is about.'],
  [stored.WebhookState, 'WebhookState', 'DISABLED: nothing is sent until it is enabled again; DELETED is a tombstone.'],
  [stored.WebhookStop, 'WebhookStop', 'What disabled an endpoint: somebody; its own answer 410; the end of the schedule of tries; the end of the key or account that keeps it.'],
  [stored.DeliveryState, 'DeliveryState', 'PENDING: to be sent, or sent again; FAILED: all tries failed.'],
];

for (const [values, name, description] of SHARED) registerEnumType(values, { name, description });

export enum IncidentOrder {
  START_DATE_DESC = 'START_DATE_DESC',
  START_DATE_ASC = 'START_DATE_ASC',
  UPDATED_DESC = 'UPDATED_DESC',
  UPDATED_ASC = 'UPDATED_ASC',
  KILLED_DESC = 'KILLED_DESC',
  KILLED_ASC = 'KILLED_ASC',
}
registerEnumType(IncidentOrder, { name: 'IncidentOrder', description: 'Order of a list of incidents; ties are broken by id, so that pages never overlap.' });

export enum WarningCode {
  MAXIMUM_STATED_AS_FACT = 'MAXIMUM_STATED_AS_FACT',
  TITLE_DISAGREES_WITH_BODY = 'TITLE_DISAGREES_WITH_BODY',
  SOURCES_DISAGREE = 'SOURCES_DISAGREE',
  RANK_TRUE_ONLY_WHEN_PUBLISHED = 'RANK_TRUE_ONLY_WHEN_PUBLISHED',
  COMBATANTS_AMONG_KILLED = 'COMBATANTS_AMONG_KILLED',
}
registerEnumType(WarningCode, { name: 'WarningCode', description: 'What a reviewer must look at before believing the suggested figures.' });

export enum PolicyFinding {
  ACCEPTED = 'ACCEPTED',
  NOT_ACCEPTED = 'NOT_ACCEPTED',
  PARTIES_DIFFER = 'PARTIES_DIFFER',
  STRIKE_CONTESTED = 'STRIKE_CONTESTED',
  PARTIES_AGREE = 'PARTIES_AGREE',
  NOBODY_ACCUSED = 'NOBODY_ACCUSED',
  NO_HARM_ALLEGED = 'NO_HARM_ALLEGED',
  ONE_SOURCE = 'ONE_SOURCE',
  TOO_FEW_CREDIBLE = 'TOO_FEW_CREDIBLE',
  SOURCES_ACCUSE_NOBODY = 'SOURCES_ACCUSE_NOBODY',
  STRIKE_RESTS_ON_ONE = 'STRIKE_RESTS_ON_ONE',
  SOURCES_AGREE_STRIKE_OPEN = 'SOURCES_AGREE_STRIKE_OPEN',
  SOURCES_AGREE = 'SOURCES_AGREE',
}
registerEnumType(PolicyFinding, { name: 'PolicyFinding', description: 'How a question of the grading policy is answered; Proposal has the numbers.' });

export * from '../prisma/client/enums.ts';
