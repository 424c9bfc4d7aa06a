import { getTableName, sql } from 'drizzle-orm'
import { driverOf, type PaceDb } from '../client.ts'
import { insertRows } from '../query/insert-rows.ts'
import { skipTakenReferences } from '../query/references.ts'
import * as schema from '../schema.ts'
import { insertSeededArrivals } from './arrival-rows.ts'
import { insertSeededRegistry } from './registry-rows.ts'
import { type Company, foundCompany } from './brokerage/company.ts'
import { layDownConversations, withoutKeeping } from './conversations/lay-down.ts'
import { makeConversation } from './conversations/make-conversation.ts'
import { makeLeadCase } from './brokerage/lead-rows.ts'
import { makeHome } from './brokerage/listing-rows.ts'
import { withoutIndexes } from './without-indexes.ts'
import { makeWork } from './brokerage/work-rows.ts'

export type SeedOptions = {
  /** 1 is a brokerage of twelve people with 140 listings and 240 leads; 100 is a hundred times the records. */
  scale?: number
  seed?: number
  now?: Date
}

/** True where nothing has been laid down yet. */
export async function isUnseeded(db: PaceDb): Promise<boolean> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(schema.people)
  return row?.count === 0
}

/** Records of one brokerage at scale 1. */
const LISTINGS = 140
const LEADS = 240
/** Brokerages in a slice: as much is in memory at a time, and the viewings of its leads are of its listings. */
const SLICE = 10
const FILLED = [
  schema.properties,
  schema.listings,
  schema.portalPublications,
  schema.contacts,
  schema.contactIdentities,
  schema.propertyOwners,
  schema.leads,
  schema.leadStages,
  schema.listingStatuses,
  schema.clocks,
  schema.enquiries,
  schema.tasks,
  schema.viewings,
  schema.calls,
  schema.communications,
  schema.conversations,
  schema.conversationReads,
].map(getTableName)
/** Searching finds what is filled in: triggers fill these tables along. */
const INDEXED = [
  ...FILLED,
  'contact_search',
  'lead_search',
  'listing_search',
  'property_search',
  'call_search',
  'task_search',
]

/**
 * Lays down a believable brokerage, whole or not at all, in slices: its memory does not depend on the scale. Live records
 * get their documents when they are first opened.
 */
export async function seedDemo(
  db: PaceDb,
  { scale = 1, seed = 20_261_123, now = new Date() }: SeedOptions = {},
): Promise<void> {
  const isLarge = scale > SLICE
  await db.transaction(async (tx) => {
    const company = await foundCompany(tx, seed, now)
    const fill = () => withoutKeeping(tx, () => fillSlices(tx, company, scale))
    await (isLarge ? withoutIndexes(driverOf(tx), INDEXED, fill) : fill())
    await insertSeededArrivals(tx)
    await insertSeededRegistry(tx, { id: company.chance.uuid(), now })
    await skipTakenReferences(tx, 'lead')
    await skipTakenReferences(tx, 'listing')
  })
  if (!isLarge) return
  // Who comes first must not wait for the planner to learn how much there is.
  const sql = driverOf(db)
  for (const table of INDEXED) await sql`vacuum (analyze) ${sql(table)}`
}

/** While Postgres takes one slice in, the next is being made. */
async function fillSlices(tx: PaceDb, company: Company, scale: number): Promise<void> {
  const [listings, leads] = [Math.round(LISTINGS * scale), Math.round(LEADS * scale)]
  let written = Promise.resolve()
  for (let from = 0; from * LEADS < leads; from += SLICE) {
    const slice = makeSlice(company, {
      homes: numbers(from * LISTINGS, Math.min((from + SLICE) * LISTINGS, listings)),
      cases: numbers(from * LEADS, Math.min((from + SLICE) * LEADS, leads)),
    })
    await written
    written = writeSlice(tx, slice)
  }
  await written
}

type Slice = ReturnType<typeof makeSlice>

function makeSlice(company: Company, wanted: { homes: number[]; cases: number[] }) {
  const homes = wanted.homes.map((index) => makeHome(company, index))
  const cases = wanted.cases.map((index) => makeLeadCase(company, index))
  const work = makeWork(company, cases, homes)
  const talks = cases.flatMap((item) => makeConversation(company, item) ?? [])
  return { homes, cases, work, talks }
}

/** Tables after those that they point at. The statements queue up on the one connection of the transaction. */
async function writeSlice(tx: PaceDb, { homes, cases, work, talks }: Slice): Promise<void> {
  const all = <Item, Key extends keyof Item>(items: readonly Item[], key: Key) =>
    items.map((item) => item[key])
  await Promise.all([
    insertRows(tx, schema.contacts, [...all(cases, 'contact'), ...all(homes, 'owner')]),
    insertRows(tx, schema.contactIdentities, [
      ...all(cases, 'identities').flat(),
      ...all(homes, 'identities').flat(),
    ]),
    insertRows(tx, schema.properties, all(homes, 'property')),
    insertRows(tx, schema.propertyOwners, all(homes, 'ownership')),
    insertRows(tx, schema.listings, all(homes, 'listing')),
    insertRows(tx, schema.listingStatuses, all(homes, 'statuses').flat()),
    insertRows(tx, schema.listingPrices, all(homes, 'prices').flat()),
    insertRows(tx, schema.portalPublications, all(homes, 'publications').flat()),
    insertRows(tx, schema.leads, all(cases, 'lead')),
    insertRows(tx, schema.leadStages, all(cases, 'stages').flat()),
    insertRows(tx, schema.clocks, all(cases, 'clocks').flat()),
    insertRows(tx, schema.enquiries, all(cases, 'enquiry')),
    insertRows(tx, schema.tasks, work.tasks),
    insertRows(tx, schema.viewings, work.viewings),
    insertRows(tx, schema.calls, work.calls),
    layDownConversations(tx, talks),
  ])
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
