import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  listings,
  people,
  portalDifferences,
  portalListings,
  portalPublications,
} from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { ADVERTISED, startPropertyFinder } from '#tests/support/property-finder/publishing.ts'
import { compareSlice, queueComparison } from './compare.ts'
import { queueRepair } from './queue.ts'
import { PropertyFinderError } from './transport.ts'

type World = Awaited<ReturnType<typeof startLive>>
const PUBLISH = /^\/v1\/listings\/[^/]+\/publish$/

async function startLive() {
  const world = await startPropertyFinder()
  await world.run('publish')
  await world.isAsked('POST', PUBLISH)
  await world.portal.settle()
  await world.becomes('live')
  const [remote] = world.portal.book.listings.values()
  if (!remote) throw new Error('The portal has nothing.')
  return { ...world, remote }
}

/** Looks anew, and returns what differs then. */
async function compare({ db }: World) {
  await db.update(portalListings).set({ comparedAt: null })
  await queueComparison(db)
  await waitFor(async () => {
    const [row] = await db.select().from(portalListings)
    return row?.comparedAt
  })
  return db.select().from(portalDifferences).orderBy(portalDifferences.kind)
}

test('what the portal shows as it was told differs in nothing', async () => {
  const world = await startLive()
  expect(await compare(world)).toEqual([])
  expect(world.portal.breaches).toEqual([])
})

test('what somebody changed there is seen with both sides, keeps its age, and is mended by telling it again', async () => {
  const world = await startLive()
  const { remote, listing, db, portal } = world
  remote['price'] = { type: 'sale', amounts: { sale: 1_900_000 }, downpayment: 0 }
  remote['title'] = { en: 'Sea view', ar: 'شيء آخر' }
  const first = await compare(world)
  expect(first).toMatchObject([
    { kind: 'price', ours: 'sale 2000000', theirs: 'sale 1900000', cause: 'changedThere' },
    { kind: 'title', ours: 'إطلالة بحرية · Sea view', theirs: 'شيء آخر · Sea view' },
  ])
  expect((await compare(world)).map((row) => row.firstSeenAt)).toEqual(
    first.map((row) => row.firstSeenAt),
  )
  await queueRepair(db, listing.id)
  await world.isAsked('PUT', /^\/v1\/listings\//)
  await waitFor(() => {
    const [shown] = portal.book.listings.values()
    return JSON.stringify(shown?.['price']).includes(String(2_000_000))
  })
  // The repair ends with its own look: until then nothing is compared as told.
  await waitFor(async () => (await db.select().from(portalListings))[0]?.sentHash)
  expect(await compare(world)).toEqual([])
})

test('a listing that the portal has taken down, or lost, differs in its state', async () => {
  const world = await startLive()
  world.portal.book.move(world.remote, 'archived', 'archived')
  expect(await compare(world)).toMatchObject([{ kind: 'status', ours: 'live', theirs: 'off' }])
  world.portal.book.listings.clear()
  expect(await compare(world)).toMatchObject([{ kind: 'status', ours: 'live', theirs: 'off' }])
})

test('a change that the portal has refused is the cause of what differs', async () => {
  const world = await startLive()
  world.portal.fail({ at: 'PUT /v1/listings', kind: 'status', status: 422 })
  await world.run('setFields', { fields: { price: 3_000_000 } })
  await waitFor(async () => (await world.stateOf())?.reason)
  expect(await compare(world)).toMatchObject([
    { kind: 'price', ours: 'sale 3000000', theirs: 'sale 2000000', cause: 'refused' },
  ])
})

/** Another listing that is live there, and a slice of both that the test runs itself. */
async function startTwo() {
  const world = await startLive()
  const { db, portal, propertyFinder, listing, agent, remote } = world
  const [other] = await db
    .update(listings)
    .set({ ...ADVERTISED, agentId: agent.id })
    .where(eq(listings.id, await anotherThan(world)))
    .returning({ id: listings.id, reference: listings.reference })
  if (!other) throw new Error('There is no other listing.')
  const known = portal.book.create({ ...remote, reference: other.reference })
  portal.book.move(known, 'live', 'live')
  const at = new Date().toISOString()
  await db
    .insert(portalPublications)
    .values({ listingId: other.id, portal: 'propertyFinder', state: 'live', at })
  await db
    .insert(portalListings)
    .values({ listingId: other.id, portal: 'propertyFinder', remoteId: known.id })
  await db.update(portalListings).set({ comparedAt: null })
  const warned: unknown[] = []
  const deps = {
    db,
    connection: propertyFinder.connection,
    reference: () => world.deps.settings.current().reference,
    photoAddress: (id: string) => id,
    now: () => new Date(),
    log: { warn: (...told: unknown[]) => void warned.push(told) },
  }
  const differing = async () => {
    const rows = await db.select().from(portalDifferences)
    return new Set(rows.map(({ listingId, kind }) => `${listingId} ${kind}`))
  }
  return { ...world, listing, other, known, deps, warned, differing }
}

async function anotherThan({ db, listing }: World): Promise<string> {
  const rows = await db.select({ id: listings.id }).from(listings).orderBy(listings.reference)
  return rows.find(({ id }) => id !== listing.id)?.id ?? ''
}

test('what goes wrong with one listing is noted with it, and the others are compared', async () => {
  const { db, listing, other, known, deps, warned, differing } = await startTwo()
  await db.update(listings).set({ agentId: null }).where(eq(listings.id, listing.id))
  known['price'] = { type: 'sale', amounts: { sale: 1 }, downpayment: 0 }
  await compareSlice(deps)
  expect(await differing()).toEqual(new Set([`${listing.id} unread`, `${other.id} price`]))
  expect(warned).toHaveLength(1)
  const rows = await db.select().from(portalListings)
  expect(rows.map(({ comparedAt }) => comparedAt !== null)).toEqual([true, true])
})

test('what fails in PACE is not told as words of the portal', async () => {
  const { db, deps, warned } = await startTwo()
  const reference = () => {
    throw new Error('There is no list.')
  }
  await compareSlice({ ...deps, reference })
  const rows = await db.select().from(portalDifferences).orderBy(portalDifferences.listingId)
  expect(rows).toMatchObject([
    { kind: 'unread', ours: '', theirs: '' },
    { kind: 'unread', ours: '', theirs: '' },
  ])
  expect(warned).toHaveLength(2)
})

test('a portal that cannot be asked ends the slice: nothing looks as if it agreed, and all is looked at again', async () => {
  const world = await startTwo()
  const { db, portal, other, known, deps, warned, differing } = world
  known['price'] = { type: 'sale', amounts: { sale: 1 }, downpayment: 0 }
  await compareSlice(deps)
  const before = await differing()
  expect(before).toEqual(new Set([`${other.id} price`]))
  known['price'] = { type: 'sale', amounts: { sale: 2_000_000 }, downpayment: 0 }
  const [stranger] = await db
    .update(people)
    .set({ email: 'somebody.else@pace.example' })
    .where(eq(people.id, world.agent.id))
    .returning({ id: people.id })
  expect(stranger).toBeDefined()
  const faults = [
    { at: 'GET /v1/listings', status: 503 },
    { at: 'GET /v1/listings', status: 403 },
    { at: 'GET /v1/listings', status: 429, headers: { 'retry-after': '1' } },
    // In the middle of the slice.
    { at: 'GET /v1/users', status: 503 },
  ]
  for (const fault of faults) {
    portal.fail({ kind: 'status', ...fault })
    await db.update(portalListings).set({ comparedAt: null })
    await expect(compareSlice(deps)).rejects.toBeInstanceOf(PropertyFinderError)
    const rows = await db.select().from(portalListings)
    expect(rows.filter(({ comparedAt }) => comparedAt !== null)).toEqual([])
  }
  expect(await differing()).toEqual(before)
  expect(warned).toEqual([])
  await compareSlice(deps)
  expect(await differing()).toEqual(new Set())
})
