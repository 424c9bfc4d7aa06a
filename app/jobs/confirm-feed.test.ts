import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findFeedRead } from '#db/pace/listings/feed-reads.ts'
import { listings, people, portalDifferences } from '#db/pace/schema.ts'
import { startPublishing } from '#tests/support/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { CONFIRM_TASK } from '../portals/read-feed.ts'
import { sweepOverstaying } from './leave-portals.ts'

type Publishing = Awaited<ReturnType<typeof startPublishing>>

/** The portal reads, and what follows from it has been done. */
async function readAndConfirm({ portal, sql }: Publishing): Promise<void> {
  await portal.read()
  await waitFor(async () => {
    const [jobs] =
      await sql`select count(*)::int as left from graphile_worker.jobs where task_identifier = ${CONFIRM_TASK}`
    return jobs?.['left'] === 0
  })
}

test('a published listing is in the feed at once, and live when the portal has read it; taken off it is removed when it has read that', async () => {
  const publishing = await startPublishing()
  const { publish, unpublish, stateOf, portal, listing, history, db, errors } = publishing
  await publish('bayut')
  expect((await stateOf('bayut'))?.state).toBe('queued')
  await readAndConfirm(publishing)
  const read = await findFeedRead(db, 'bayut')
  expect(await stateOf('bayut')).toMatchObject({ state: 'live', at: read?.readAt, url: null })
  expect(read).toMatchObject({ shown: 1, keptOut: 0, reader: 'PACE stand-in for Bayut' })
  expect([portal.shown(), [...portal.refused()]]).toEqual([[listing.reference], []])
  await unpublish('bayut')
  expect((await stateOf('bayut'))?.state).toBe('removing')
  const at = new Date().toISOString()
  await db.insert(portalDifferences).values({
    listingId: listing.id,
    portal: 'bayut',
    kind: 'price',
    ours: '1',
    theirs: '2',
    cause: 'changedThere',
    firstSeenAt: at,
    lastSeenAt: at,
  })
  await readAndConfirm(publishing)
  expect(await db.$count(portalDifferences)).toBe(0)
  expect((await stateOf('bayut'))?.state).toBe('removed')
  expect(portal.shown()).toEqual([])
  expect((await history('bayut')).map((state) => Reflect.get(Object(state), 'state'))).toEqual([
    'queued',
    'live',
    'removing',
    'removed',
  ])
  expect(errors).toEqual([])
})

test('a portal that is told that nothing has changed has read what there is', async () => {
  const publishing = await startPublishing()
  const { portal, db } = publishing
  expect(await portal.read()).toBe(true)
  const first = await findFeedRead(db, 'bayut')
  expect(await portal.read()).toBe(false)
  const second = await findFeedRead(db, 'bayut')
  expect(second).toMatchObject({ sequence: first?.sequence, readBefore: first?.readAt })
})

test('what somebody else wishes between the reading and its answer stands', async () => {
  const publishing = await startPublishing()
  const { publish, unpublish, portal, stateOf } = publishing
  await publish('bayut')
  await portal.read()
  await unpublish('bayut')
  // What the first reading is answered with may come after the second: then the next one tells.
  await waitFor(async () => {
    await portal.read()
    return (await stateOf('bayut'))?.state === 'removed'
  })
  await publish('bayut')
  expect((await stateOf('bayut'))?.state).toBe('queued')
})

test('what is not complete stays out of the feed and waits, and is in it as soon as it is', async () => {
  const publishing = await startPublishing()
  const { publish, stateOf, portal, listing, db, run } = publishing
  await publish('bayut')
  const [{ agentId } = { agentId: null }] = await db
    .select({ agentId: listings.agentId })
    .from(listings)
    .where(eq(listings.id, listing.id))
  const phoneIs = (phone: string | null) =>
    db
      .update(people)
      .set({ phone })
      .where(eq(people.id, agentId ?? ''))
  await phoneIs(null)
  await readAndConfirm(publishing)
  expect([(await stateOf('bayut'))?.state, portal.shown()]).toEqual(['queued', []])
  expect(await findFeedRead(db, 'bayut')).toMatchObject({ shown: 0, keptOut: 1 })
  await phoneIs('+971501112233')
  await readAndConfirm(publishing)
  expect([(await stateOf('bayut'))?.state, portal.shown()]).toEqual(['live', [listing.reference]])
  await run('setFields', { fields: { price: null } })
  await readAndConfirm(publishing)
  expect(portal.shown()).toEqual([])
})

test('who is not the portal reads nothing, and half a reading is none', async () => {
  const { api, db, publish } = await startPublishing()
  await publish('bayut')
  const ask = (key: string) => api.request(`/portals/bayut.xml?key=${key}`)
  expect((await ask('other')).status).toBe(401)
  await (await ask('feed-key')).body?.cancel()
  expect((await api.request('/portals/bayut.xml?key=feed-key', { method: 'HEAD' })).status).toBe(
    200,
  )
  expect(await findFeedRead(db, 'bayut')).toBeNull()
})

test('a permit that somebody ends takes the listing off all portals by itself', async () => {
  const publishing = await startPublishing()
  const { publish, becomes, run, pushed, portal } = publishing
  await publish('bayut')
  await publish('propertyFinder')
  await becomes('live', 'propertyFinder')
  await readAndConfirm(publishing)
  await run('setFields', { fields: { permitEndsOn: '2024-01-31' } })
  await portal.read()
  expect(portal.shown()).toEqual([])
  await becomes('removed', 'propertyFinder')
  await becomes('removing', 'bayut')
  expect(pushed.accepted()).toEqual(['publish', 'unpublish'])
})

test('whose permit ends with the day is found without any event, and leaves', async () => {
  const { db, publish, becomes, listing, deps, pushed } = await startPublishing()
  await db.update(listings).set({ permitEndsOn: '2024-01-31' }).where(eq(listings.id, listing.id))
  await publish('propertyFinder')
  // Midnight of Dubai is at eight in the evening, as London counts in winter.
  const now = () => new Date('2024-01-31T20:00:00.000Z')
  await sweepOverstaying(db, { settings: deps.settings, now })
  await becomes('removed', 'propertyFinder')
  expect(pushed.accepted().at(-1)).toBe('unpublish')
})
