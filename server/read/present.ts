import type { IncidentVersionModel, LocationModel, PartyModel, SourceModel } from '../../prisma/client/models.ts';
import { Article, Feed, ScrapeJob, Source } from '../../schema/types/desk.ts';
import { Incident } from '../../schema/types/incident.ts';
import { HarmRange, type Quote } from '../../schema/types/common.ts';
import { Location, Party } from '../../schema/types/places.ts';
import type { PublicArticle, PublicSource } from '../../schema/types/sources.ts';
import type { ArticleModel, FeedModel, ScrapeJobModel } from '../../prisma/client/models.ts';
import type { Qualifier } from '../../prisma/client/enums.ts';
import { coarse, type Decimals } from './coarse.ts';
import type { ArticleWithSource } from './loaders.ts';
import { globalId } from './ids.ts';

/** A version of an incident as it is read, with its code. */
export type IncidentRow = IncidentVersionModel;

/** What the field resolvers of an incident find their rows by. */
export interface IncidentSource extends Incident {
  row: IncidentRow;
}

export function presentIncident(row: IncidentRow, decimals: Decimals): IncidentSource {
  const harm = (min: number | null, max: number | null, qualifier?: Qualifier) => range(min, max, qualifier);
  return Object.assign(new Incident(), {
    row,
    id: globalId('Incident', row.incidentId),
    code: row.code, version: row.version, state: row.state, title: row.title,
    startDate: row.startDate, endDate: row.endDate, datePrecision: row.datePrecision, timeOfDay: row.timeOfDay,
    placeName: row.placeName, country: row.country, admin1: row.admin1,
    lat: coarse(row.lat, decimals), lon: coarse(row.lon, decimals), radius: row.radius, placePrecision: row.placePrecision,
    grade: row.grade, gradeReason: row.gradeReason, strikeStatus: row.strikeStatus, cause: row.cause,
    killed: harm(row.killedMin, row.killedMax, row.killedQualifier),
    injured: harm(row.injuredMin, row.injuredMax, row.injuredQualifier),
    childrenKilled: harm(row.childrenKilledMin, row.childrenKilledMax),
    womenKilled: harm(row.womenKilledMin, row.womenKilledMax),
    menKilled: harm(row.menKilledMin, row.menKilledMax),
    childrenInjured: harm(row.childrenInjuredMin, row.childrenInjuredMax),
    womenInjured: harm(row.womenInjuredMin, row.womenInjuredMax),
    menInjured: harm(row.menInjuredMin, row.menInjuredMax),
    belligerentsKilled: harm(row.belligerentsKilledMin, row.belligerentsKilledMax),
    belligerentsInjured: harm(row.belligerentsInjuredMin, row.belligerentsInjuredMax),
    deaths: harm(row.deathsMin, row.deathsMax),
    overrideReason: row.overrideReason, graphic: row.graphic, recordedAt: row.fromAt,
  }) as IncidentSource;
}

/** A range, or null where nothing is known. Parts keep no qualifier of their own: theirs follows from the ends. */
export function range(min: number | null, max: number | null, qualifier?: Qualifier): HarmRange | null {
  if (max === null) return null;
  const usual = min === null ? 'UP_TO' : min === max ? 'EXACT' : 'BETWEEN';
  return Object.assign(new HarmRange(), { min, max, qualifier: qualifier && qualifier !== 'UNKNOWN' ? qualifier : usual });
}

export function presentLocation(row: LocationModel, decimals: Decimals): Location {
  return Object.assign(new Location(), row, { id: globalId('Location', row.id), lat: coarse(row.lat, decimals), lon: coarse(row.lon, decimals) });
}

export function presentParty(row: PartyModel): Party {
  return Object.assign(new Party(), row, { id: globalId('Party', row.id) });
}

export function presentPublicSource({ id, name, language, country, kind, reliability }: SourceModel): PublicSource {
  return { id: globalId('Source', id), name, language, country, kind, reliability };
}

export function presentPublicArticle({ id, title, url, publishedAt, language, source }: ArticleWithSource): PublicArticle {
  return { id: globalId('Article', id), title, url, publishedAt, language, source: presentPublicSource(source) };
}

export function presentQuote(row: { quoteStart: number | null; quoteEnd: number | null; quote: string | null }): Quote | null {
  return row.quoteStart === null || row.quoteEnd === null ? null : { start: row.quoteStart, end: row.quoteEnd, text: row.quote ?? '' };
}

/** Rows of the desk's own types, found again by their field resolvers as `row`. */
export interface Rooted<Row> {
  row: Row;
}

export function presentSource(row: SourceModel): Source & Rooted<SourceModel> {
  return Object.assign(new Source(), row, { row, id: globalId('Source', row.id) });
}

export function presentFeed(row: FeedModel): Feed {
  return Object.assign(new Feed(), row, { id: globalId('Feed', row.id) });
}

export function presentJob(row: ScrapeJobModel): ScrapeJob & Rooted<ScrapeJobModel> {
  return Object.assign(new ScrapeJob(), row, { row, id: globalId('ScrapeJob', row.id) });
}

export function presentArticle(row: ArticleModel): Article & Rooted<ArticleModel> {
  return Object.assign(new Article(), row, { row, id: globalId('Article', row.id) });
}
