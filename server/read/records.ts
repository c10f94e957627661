import type { HumanitarianNoteModel, PublishedTallyModel, StatementModel } from '../../prisma/client/models.ts';
import { HumanitarianNote, PublishedTally, Statement } from '../../schema/types/records.ts';
import { globalId } from './ids.ts';
import { presentQuote, range, type Rooted } from './present.ts';

export function presentNote(row: HumanitarianNoteModel): HumanitarianNote & Rooted<HumanitarianNoteModel> {
  const { version, state, sectors, date, placeName, country, admin1, affectedStatus, speaker, organisation, expiresOn } = row;
  return Object.assign(new HumanitarianNote(), {
    row, id: globalId('HumanitarianNote', row.id), version, state, sectors, date, placeName, country, admin1, affectedStatus, speaker, organisation, expiresOn,
    recordedAt: row.fromAt, quote: presentQuote(row), affected: range(row.affectedMin, row.affectedMax, row.affectedQualifier),
  });
}

export function presentTally(row: PublishedTallyModel): PublishedTally & Rooted<PublishedTallyModel> {
  const { version, state, publisher, startDate, endDate, countries, area, events, changePercent, rank, publishedOn } = row;
  return Object.assign(new PublishedTally(), {
    row, id: globalId('PublishedTally', row.id), version, state, publisher, startDate, endDate, countries, area, events, changePercent, rank, publishedOn,
    recordedAt: row.fromAt, quote: presentQuote(row),
    killed: range(row.killedMin, row.killedMax, row.killedQualifier), injured: range(row.injuredMin, row.injuredMax, row.injuredQualifier),
  });
}

export function presentStatement(row: StatementModel): Statement & Rooted<StatementModel> {
  const { version, state, speaker, organisation, stance, date } = row;
  return Object.assign(new Statement(), {
    row, id: globalId('Statement', row.id), version, state, speaker, organisation, stance, date, recordedAt: row.fromAt, quote: presentQuote(row),
  });
}
