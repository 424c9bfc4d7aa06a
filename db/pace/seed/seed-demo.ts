import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { PaceDb } from '../client.ts'
import { skipTakenReferences } from '../references.ts'
import {
  applicants,
  calls,
  communications,
  enquiries,
  leads,
  listings,
  people,
  portalPublications,
  properties,
  tasks,
  viewings,
} from '../schema.ts'
import { foundCompany } from './company.ts'
import { makeLeadCase } from './lead-rows.ts'
import { makeHome } from './listing-rows.ts'
import { makeWork } from './work-rows.ts'

export type SeedOptions = {
  /** 1 is a brokerage of twelve people with 140 listings and 240 leads; 100 is a hundred times the records. */
  scale?: number
  seed?: number
  now?: Date
}

/** True where nothing has been laid down yet. */
export async function isUnseeded(db: PaceDb): Promise<boolean> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(people)
  return row?.count === 0
}

/** Lays down a believable brokerage, whole or not at all. Live records get their documents when they are first opened. */
export async function seedDemo(
  db: PaceDb,
  { scale = 1, seed = 20_261_123, now = new Date() }: SeedOptions = {},
): Promise<void> {
  await db.transaction(async (tx) => {
    const company = await foundCompany(tx, seed, now)
    const homes = Array.from({ length: Math.round(140 * scale) }, (_, index) =>
      makeHome(company, index),
    )
    const cases = Array.from({ length: Math.round(240 * scale) }, (_, index) =>
      makeLeadCase(company, index),
    )
    const work = makeWork(company, cases, homes)
    await insertAll(
      tx,
      properties,
      homes.map((home) => home.property),
    )
    await insertAll(
      tx,
      listings,
      homes.map((home) => home.listing),
    )
    await insertAll(
      tx,
      portalPublications,
      homes.flatMap((home) => home.publications),
    )
    await insertAll(
      tx,
      applicants,
      cases.map((item) => item.applicant),
    )
    await insertAll(
      tx,
      leads,
      cases.map((item) => item.lead),
    )
    await insertAll(
      tx,
      enquiries,
      cases.map((item) => item.enquiry),
    )
    await insertAll(tx, tasks, work.tasks)
    await insertAll(tx, viewings, work.viewings)
    await insertAll(tx, calls, work.calls)
    await insertAll(tx, communications, work.communications)
    await skipTakenReferences(tx, 'lead')
    await skipTakenReferences(tx, 'listing')
  })
}

/** Postgres takes at most 65,535 parameters in one statement; a listing has about thirty columns. */
async function insertAll<Table extends PgTable>(
  tx: PaceDb,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    await tx.insert(table).values(rows.slice(at, at + 1000))
  }
}
