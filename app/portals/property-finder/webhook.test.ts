import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { portalDemands, portalMessages, tasks } from '#db/pace/schema.ts'
import { startPropertyFinder } from '#tests/support/property-finder/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'

type World = Awaited<ReturnType<typeof startPropertyFinder>>
const PUBLISH = /^\/v1\/listings\/[^/]+\/publish$/
const MINUTE = 60_000
const NOW = Date.now()
const instant = (ms: number) => new Date(NOW + ms).toISOString()

/** A listing that is live, with its id at the portal. */
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

function action(
  { listing, remote }: { listing: { reference: string }; remote: { id: string } },
  { at, ...payload }: { at: number; status: string; reason?: string },
) {
  return {
    id: randomUUID(),
    type: 'listing.action',
    timestamp: instant(at),
    entity: { id: remote.id, type: 'listing' },
    payload: {
      actionType: 'listing_trakheesi_checks',
      entityType: 'listing',
      expiresAt: instant(60 * MINUTE),
      expireAction: 'listing_unpublish',
      message: { en: 'The permit does not fit', ar: 'التصريح غير مطابق' },
      listing: { id: remote.id, reference: listing.reference },
      ...payload,
    },
  }
}

/** So many messages have been understood. */
function understood({ db }: Pick<World, 'db'>, count: number) {
  return waitFor(async () => {
    const rows = await db.select().from(portalMessages).orderBy(portalMessages.receivedAt)
    return rows.filter((row) => row.understoodAt).length >= count ? rows : null
  })
}

test('what the portal takes down is said on the listing', async () => {
  const { portal, remote, becomes } = await startLive()
  portal.book.move(remote, 'takendown', 'takendown', ['the permit has ended'])
  await portal.send('listing.unpublished', {
    entity: { id: remote.id, type: 'listing' },
    payload: {},
  })
  expect((await becomes('failed')).reason).toBe('the permit has ended')
  portal.book.move(remote, 'live', 'live')
  await portal.send('listing.published', {
    entity: { id: remote.id, type: 'listing' },
    payload: {},
  })
  await becomes('live')
  expect(portal.breaches).toEqual([])
})

test('events that come twice, late or in disorder come to what stands at the portal', async () => {
  const world = await startLive()
  const { portal, remote, stateOf, errors } = world
  const entity = { id: remote.id, type: 'listing' }
  const texts = ['unpublished', 'published', 'unpublished'].map((what, index) =>
    JSON.stringify({
      id: randomUUID(),
      type: `listing.${what}`,
      timestamp: instant(-index * MINUTE),
      entity,
      payload: {},
    }),
  )
  for (const text of [...texts, ...texts]) {
    const type = text.includes('listing.published') ? 'listing.published' : 'listing.unpublished'
    expect((await portal.sendRaw(type, text))?.status).toBe(202)
  }
  // The one of the publishing itself, and each of the three once.
  expect(await understood(world, 4)).toHaveLength(4)
  await waitFor(async () => {
    const [row] =
      await world.sql`select count(*)::int as open from graphile_worker.jobs where key like 'read-property-finder:%'`
    return row?.open === 0
  })
  expect((await stateOf())?.state).toBe('live')
  expect(errors).toEqual([])
})

test('a demand becomes the agent’s task by its day, and ends with it; an older word changes nothing', async () => {
  const world = await startLive()
  const { db, portal, listing, agent } = world
  const ofListing = () =>
    db.select().from(tasks).where(eq(tasks.listingId, listing.id)).orderBy(tasks.createdAt)
  const before = (await ofListing()).length
  const pending = action(world, { at: 0, status: 'pending' })
  await portal.sendRaw('listing.action', JSON.stringify(pending))
  const task = await waitFor(async () => (await ofListing())[before])
  expect(task).toMatchObject({
    ownerId: agent.id,
    dueAt: pending.payload.expiresAt,
    title: `Property Finder, ${listing.reference}: The permit does not fit`,
  })
  await portal.sendRaw(
    'listing.action',
    JSON.stringify(action(world, { at: 2, status: 'expired', reason: 'RESOLVED' })),
  )
  await waitFor(async () => (await ofListing())[before]?.doneAt)
  await portal.sendRaw(
    'listing.action',
    JSON.stringify(action(world, { at: 1, status: 'pending' })),
  )
  await understood(world, 4)
  const demands = await db
    .select()
    .from(portalDemands)
    .where(eq(portalDemands.listingId, listing.id))
  expect(demands).toMatchObject([{ kind: 'listing_trakheesi_checks', status: 'ended' }])
  expect(await ofListing()).toHaveLength(before + 1)
  expect(portal.breaches).toEqual([])
})

test('what nobody can make sense of is kept with why, and what is not signed is not kept', async () => {
  const world = await startPropertyFinder()
  const { portal, api } = world
  await portal.sendRaw('listing.action', '{"id":"1","type":"listing.action"}')
  await portal.sendRaw(
    'listing.published',
    JSON.stringify({
      id: 'x',
      type: 'listing.published',
      timestamp: instant(0),
      entity: { id: 'nobody’s 🏠', type: 'listing' },
      payload: {},
    }),
  )
  const rows = await understood(world, 2)
  expect(rows.map(({ problem }) => String(problem)).toSorted()).toEqual([
    'It is about a listing that is none of ours.',
    'It is no event as the contract describes it.',
  ])
  const answer = await api.request('/portals/property-finder/webhook', {
    method: 'POST',
    body: '{}',
  })
  expect(answer.status).toBe(401)
  expect(await world.db.$count(portalMessages)).toBe(2)
})
