import { serve } from '@hono/node-server'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { findPublication } from '#db/pace/listings/records.ts'
import { listings, portalPublications } from '#db/pace/schema.ts'
import { startPortalStandIn } from '#scripts/stand-ins/portal.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createBayutClient } from './portal-client.ts'
import { quietNotifications } from '#tests/support/notifications.ts'
import { startJobs } from './start.ts'

/** Jobs, a portal that answers over HTTP, and a listing that has all it needs. */
async function startPublishing() {
  const api = await createTestApi({ scale: 0.1 })
  await api.sql`delete from portal_publications`
  const [listing] = await api.db.select().from(listings).limit(1)
  if (!listing) throw new Error('The seed has no listing.')
  const ready = {
    status: 'available',
    permitNumber: '7123456789',
    title: 'Sea view',
    purpose: 'sale',
    price: 2_000_000,
  }
  await api.db.update(listings).set(ready).where(eq(listings.id, listing.id))
  await admitFeedKey(api.db, 'bayut', 'feed-key')
  const feed = await serveFeed(api)
  const portal = await startPortalStandIn()
  const pool = connectPace(api.pace.urls.pace_app, { max: 4 })
  const log = {
    error: (...args: unknown[]) => api.errors.push(args),
    warn: () => {},
    info: () => {},
  }
  const start = () =>
    startJobs({
      databaseUrl: api.pace.urls.pace_app,
      db: pool.db,
      sql: pool.sql,
      commands: api.double.commands,
      settings: api.deps.settings,
      readers: api.deps.readers,
      notifications: quietNotifications(),
      files: api.deps.files,
      portals: { bayut: createBayutClient({ publishUrl: portal.publishUrl, feedUrl: feed }) },
      eventsKeptDays: 400,
      log,
    })
  const jobs = await start()
  onTestFinished(async () => {
    await jobs.stop()
    await Promise.all([pool.close(), portal.close()])
  })
  const run = (command: string, portalName = 'bayut') =>
    api.double.commands
      .forService({ cause: 'test' })
      .run(`listing:${listing.id}`, command, { portal: portalName })
  const stateOf = async (portalName: 'bayut' | 'website' | 'propertyFinder' = 'bayut') =>
    (await findPublication(api.db, listing.id, portalName))?.publication ?? null
  const becomes = (state: string, portalName: 'bayut' | 'website' | 'propertyFinder' = 'bayut') =>
    waitFor(
      async () => {
        const now = await stateOf(portalName)
        return now?.state === state ? now : null
      },
      { what: `${portalName} ${state}` },
    )
  return { ...api, listing, portal, run, stateOf, becomes }
}

async function serveFeed({ api }: TestApi): Promise<string> {
  const url = await new Promise<string>((resolve) => {
    const server = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/portals/bayut.xml?key=feed-key`),
    )
    onTestFinished(() => void server.close())
  })
  return url
}

test('a published listing is sent, goes live with its address, and leaves when it is unpublished', async () => {
  const { run, becomes, portal, listing, errors } = await startPublishing()
  await run('publish')
  expect((await becomes('live')).url).toContain(encodeURIComponent(listing.reference))
  await run('unpublish')
  await becomes('removed')
  expect(portal.accepted.map(({ action }) => action)).toEqual(['publish', 'unpublish'])
  expect(errors).toEqual([])
})

test('what the portal refuses is said with its reasons, and nothing is tried again', async () => {
  const { run, becomes, portal, db, listing } = await startPublishing()
  await db.update(listings).set({ agentId: null }).where(eq(listings.id, listing.id))
  await run('publish')
  expect((await becomes('failed')).reason).toContain('Listing_Agent is missing')
  expect(portal.accepted).toEqual([])
})

test('a portal in trouble is waited for, with the reason and the number of tries on the listing', async () => {
  const { run, stateOf, portal, sql } = await startPublishing()
  portal.failNext(1, 503)
  await run('publish')
  const waiting = await waitFor(async () => {
    const now = await stateOf()
    return now?.reason ? now : null
  })
  expect(waiting).toMatchObject({
    state: 'sending',
    attempts: 1,
    reason: 'Bayut answered 503; next try in 5 s',
  })
  await sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())`
  await waitFor(async () => (await stateOf())?.state === 'live')
  expect(portal.accepted).toHaveLength(1)
})

test('a job whose process died is taken up again, and the portal publishes once', async () => {
  const { portal, db, listing, becomes, sql } = await startPublishing()
  const at = new Date().toISOString()
  await db
    .insert(portalPublications)
    .values({ listingId: listing.id, portal: 'bayut', state: 'sending', at, attempts: 1 })
  await sql`select graphile_worker.add_job('publish-listing', json_build_object('listingId', ${listing.id}::text, 'portal', 'bayut'))`
  await sql`select graphile_worker.add_job('publish-listing', json_build_object('listingId', ${listing.id}::text, 'portal', 'bayut'))`
  await becomes('live')
  expect(portal.accepted).toHaveLength(1)
})

test('the own website needs no sending; a portal that is not connected says so', async () => {
  const { run, becomes } = await startPublishing()
  await run('publish', 'website')
  await becomes('live', 'website')
  await run('publish', 'propertyFinder')
  expect((await becomes('failed', 'propertyFinder')).reason).toBe(
    'Property Finder is not connected here',
  )
})

test('an event has its effect once, however often the reader starts', async () => {
  const { db, sql, listing } = await startPublishing()
  const state = { state: 'queued', at: new Date().toISOString() }
  await db.transaction((tx) =>
    appendEvents(tx, [
      {
        resource: 'listing',
        key: listing.id,
        old: null,
        new: { 'portals.bayut': state },
        actor: 'person:x',
        documentSeq: 1,
      },
    ]),
  )
  await waitFor(async () => {
    const [row] =
      await sql`select c.sequence = (select max(sequence) from entity_events) as done from event_cursors c where reader = 'portals'`
    return row?.done
  })
})
