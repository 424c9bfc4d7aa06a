import { expect, test } from 'vitest'
import { portalListings } from '#db/pace/schema.ts'
import { startPropertyFinder } from '#tests/support/property-finder/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const ONE = /^\/v1\/listings\/[^/]+$/
const PUBLISH = /^\/v1\/listings\/[^/]+\/publish$/

async function startLive() {
  const world = await startPropertyFinder()
  await world.run('publish')
  await world.isAsked('POST', PUBLISH)
  await world.portal.settle()
  await world.becomes('live')
  return world
}

/** No job of the listing waits or runs. */
function isQuiet({ sql }: Pick<Awaited<ReturnType<typeof startLive>>, 'sql'>) {
  return waitFor(async () => {
    const [row] =
      await sql`select (select count(*) from graphile_worker.jobs where key like 'update-property-finder:%')::int as open,
        (select c.sequence = (select max(sequence) from entity_events) from event_cursors c where reader = 'propertyFinder') as read`
    return row?.open === 0 && row.read
  })
}

test('a change of what the portal shows is told there, and the newest one stands', async () => {
  const world = await startLive()
  const { run, portal, errors } = world
  for (const price of [2_100_000, 2_200_000, 2_300_000])
    await run('setFields', { fields: { price } })
  await waitFor(() => {
    const [shown] = portal.book.listings.values()
    return JSON.stringify(shown?.['price']).includes(String(2_300_000))
  })
  await isQuiet(world)
  expect(portal.breaches).toEqual([])
  expect(errors).toEqual([])
})

test('a change of what it does not show is not told', async () => {
  const world = await startLive()
  await isQuiet(world)
  await world.run('setFields', { fields: { serviceCharge: 17 } })
  await isQuiet(world)
  expect(world.portal.requests.filter(({ method }) => method === 'PUT')).toEqual([])
})

test('a change that the portal refuses leaves it live, with why, until one is taken', async () => {
  const world = await startLive()
  const { run, portal, stateOf, db } = world
  portal.fail({ at: 'PUT /v1/listings', kind: 'status', status: 422 })
  await run('setFields', { fields: { price: 1 } })
  await waitFor(async () => (await stateOf())?.reason === 'fault 422')
  expect((await stateOf())?.state).toBe('live')
  expect(await db.select().from(portalListings)).toMatchObject([{ problem: 'fault 422' }])
  await run('setFields', { fields: { price: 2_400_000 } })
  await waitFor(async () => (await stateOf())?.reason === null)
  expect(await db.select().from(portalListings)).toMatchObject([{ problem: null }])
})

test('a portal in trouble is told later', async () => {
  const world = await startLive()
  const { run, portal, sql, isAsked } = world
  portal.fail({ at: 'PUT /v1/listings', kind: 'status', status: 503 })
  await run('setFields', { fields: { price: 2_500_000 } })
  await isAsked('PUT', ONE)
  await waitFor(async () => {
    const waiting =
      await sql`select 1 from graphile_worker.jobs where key like 'update-property-finder:%' and run_at > now() and locked_at is null`
    return waiting.length > 0
  })
  await sql.unsafe(
    'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())',
  )
  await isAsked('PUT', ONE, 2)
  await isQuiet(world)
})
