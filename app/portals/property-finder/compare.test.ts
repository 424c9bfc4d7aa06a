import { expect, test } from 'vitest'
import { portalDifferences, portalListings } from '#db/pace/schema.ts'
import { startPropertyFinder } from '#tests/support/property-finder/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { queueComparison } from './compare.ts'
import { queueRepair } from './queue.ts'

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
