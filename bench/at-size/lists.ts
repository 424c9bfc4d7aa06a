import type { SQL } from 'drizzle-orm'
import { listQuery } from '#domain/testing/list-query.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { LEAD_SOURCE } from '#db/pace/leads/page.ts'
import { countRows } from '#db/pace/list/count-rows.ts'
import type { ListCursor } from '#db/pace/list/order.ts'
import { readPage } from '#db/pace/list/read-page.ts'
import type { ListSource } from '#db/pace/list/source.ts'
import { LISTING_SOURCE } from '#db/pace/listings/page.ts'
import { taskSource } from '#db/pace/tasks/page.ts'
import { viewingSource } from '#db/pace/viewings/page.ts'
import type { Measure } from './measure.ts'

const ROWS = 120
/** So many pages of so many rows stand before the page that is far in: nearly all the leads of the house. */
const FAR = 2_000
const PAGES_ON = 140

/** Views of a house's leads: in each order, under filters that find much, little and nothing, and by several columns. */
const LEAD_VIEWS = [
  'sort=-updated',
  'sort=created',
  'sort=name',
  'sort=-budget',
  'sort=followUp',
  'sort=stage',
  'sort=-bedrooms,budget',
  'sort=temperature,-followUp,name',
  'sort=followUp,-budget',
  'stage=new&stage=contacted&sort=-budget',
  'stage.isNot=lost&stage.isNot=won&sort=followUp',
  'source=referral&bedrooms=3&temperature=hot&sort=name',
  'area=area-1&sort=-budget,name',
  'area=area-60&sort=followUp',
  'budget.between=1m&budget.between=1.1m&sort=-updated',
  'budget.between=5m&budget.between=&sort=created',
  'created.after=today-30&sort=created',
  'created.after=today-30&sort=-budget',
  'created.after=today-200&sort=created',
  'created.before=today-600&sort=-updated',
  'followUp.before=today&stage=new&sort=-updated',
  'owner.empty=&sort=-created',
  'intent=rent&temperature=hot&stage=offer&sort=name',
  'name.contains=ahmed&sort=-budget',
  'email.contains=client77&sort=created',
  'q=olga&stage=viewing&sort=followUp',
]

const LISTING_VIEWS = [
  'sort=-updated',
  'sort=title',
  'sort=price',
  'sort=-price',
  'sort=-size',
  'sort=status,-price',
  'sort=-bedrooms,price',
  'status=available&purpose=rent&sort=price',
  'area=area-7&sort=-size',
  'area=area-60&purpose=sale&sort=price',
  'bedrooms=2&propertyType=villa&sort=-updated',
  'price.between=1m&price.between=1.2m&sort=-size',
  'created.after=today-30&sort=title',
  'created.before=today-700&sort=-updated',
  'portal=bayut&sort=price',
  'portal.empty=&status=available&sort=-updated',
  'title.contains=metro&sort=price',
  'q=tower 1999&sort=-price',
]
const VIEWING_VIEWS = [
  '',
  'sort=-start',
  'status=pending&sort=start',
  'lead.contains=olga&sort=start',
  'area=area-7&sort=-start',
]
const TASK_VIEWS = [
  '',
  'sort=-created',
  'due.before=today&done=false&sort=-created',
  'sort=-doneAt',
  'lead.contains=olga&sort=due',
]

/** Each view's first page with its counts, and the page that many pages on begins where they end. */
export async function listMeasures(db: PaceDb): Promise<Measure[]> {
  return [
    ...(await viewMeasures(db, LEAD_SOURCE, LEAD_VIEWS)),
    ...(await viewMeasures(db, LISTING_SOURCE, LISTING_VIEWS)),
    ...(await viewMeasures(db, viewingSource('all'), VIEWING_VIEWS)),
    ...(await viewMeasures(db, taskSource('all'), TASK_VIEWS)),
  ]
}

async function viewMeasures<Row extends { id: string | number }>(
  db: PaceDb,
  source: ListSource<Row>,
  views: readonly string[],
): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const view of views) {
    const name = `${source.list.noun}s: ${view}`
    measures.push({ name, most: 60, run: () => firstPage(db, source, undefined, view) })
    const after = await farIn(db, source, view)
    if (!after) continue
    const query = listQuery(source.list, view)
    const far = () => readPage(db, source, undefined, query, { limit: ROWS, after })
    measures.push({ name: `far in ${name}`, most: 60, run: far })
  }
  return measures
}

/** What the page of a list asks for when it is opened. */
export async function firstPage<Row extends { id: string | number }>(
  db: PaceDb,
  source: ListSource<Row>,
  scope: SQL | undefined,
  view: string,
): Promise<void> {
  const query = listQuery(source.list, view)
  await Promise.all([
    readPage(db, source, scope, query, { limit: ROWS }),
    countRows(db, source, scope, query),
  ])
}

/** Where one is after so many pages; undefined in a list that has fewer. */
async function farIn<Row extends { id: string | number }>(
  db: PaceDb,
  source: ListSource<Row>,
  view: string,
): Promise<ListCursor | undefined> {
  const query = listQuery(source.list, view)
  let after: ListCursor | undefined
  for (let page = 0; page < PAGES_ON; page += 1) {
    const { next } = await readPage(db, source, undefined, query, { limit: FAR, after })
    if (!next) return undefined
    after = next
  }
  return after
}
