import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  listings,
  people,
  portalDifferences,
  portalListings,
  portalPublications,
} from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { loader as loadUnmet } from '../_app.world_.unmet/route.tsx'
import { action, loader } from './route.tsx'

const AT = '2026-11-23T08:00:00.000Z'

/** A listing of each of two teams, in which the portal differs. */
async function start() {
  const api = await createTestApi({ scale: 0.1 })
  const managers = await api.db
    .select()
    .from(people)
    .where(eq(people.role, 'manager'))
    .orderBy(people.id)
  const [one, other] = managers
  if (!one?.teamId || !other?.teamId) throw new Error('There are no two managers.')
  const [first, second] = await api.db.select().from(listings).orderBy(listings.reference).limit(2)
  if (!first || !second) throw new Error('There are no two listings.')
  await api.db.update(listings).set({ teamId: one.teamId }).where(eq(listings.id, first.id))
  await api.db.update(listings).set({ teamId: other.teamId }).where(eq(listings.id, second.id))
  const difference = {
    portal: 'propertyFinder',
    ours: '1',
    theirs: '2',
    cause: 'changedThere',
    lastSeenAt: AT,
  } as const
  await api.db.insert(portalDifferences).values([
    { ...difference, listingId: first.id, kind: 'price', firstSeenAt: AT },
    { ...difference, listingId: second.id, kind: 'title', firstSeenAt: '2026-11-22T08:00:00.000Z' },
  ])
  await api.db
    .insert(portalListings)
    .values({ listingId: first.id, portal: 'propertyFinder', remoteId: 'r1', sentHash: 'told' })
  const contextOf = (
    person: typeof one | { id: string; role: 'admin' | 'agent'; teamId: string | null },
  ) => {
    const { id, role, teamId } = person
    const actor = { kind: 'person' as const, id, role, teamId }
    const deps = {
      db: api.deps.db,
      settings: api.deps.settings,
      commands: { forPerson: () => api.double.commands.forService({ cause: 'test' }) },
    }
    return { session: { actor, person: { teamId } }, deps } as unknown as PageContext
  }
  const open = (person: Parameters<typeof contextOf>[0], query = '') =>
    loader({
      request: new Request(`http://localhost/world${query}`),
      context: contextOf(person),
      params: {},
    } as never)
  const openUnmet = (person: Parameters<typeof contextOf>[0], query = '') =>
    loadUnmet({
      request: new Request(`http://localhost/world/unmet${query}`),
      context: contextOf(person),
      params: {},
    } as never)
  const press = (person: Parameters<typeof contextOf>[0], fields: Record<string, string>) =>
    action({
      request: new Request('http://localhost/world', {
        method: 'POST',
        body: new URLSearchParams(fields),
      }),
      context: contextOf(person),
      params: {},
    } as never)
  return { ...api, one, other, first, second, open, openUnmet, press }
}

const ADMIN = { id: crypto.randomUUID(), role: 'admin', teamId: null } as const

test('a manager sees what differs in the team’s listings, an admin all, the oldest first, an agent none', async () => {
  const { one, other, first, second, open } = await start()
  const seen = async (...asked: Parameters<typeof open>) =>
    (await open(...asked)).page.rows.map((row) => row.listingId)
  expect(await seen(one)).toEqual([first.id])
  expect(await seen(ADMIN)).toEqual([second.id, first.id])
  expect(await seen(ADMIN, '?sort=-seen')).toEqual([first.id, second.id])
  expect(await seen(ADMIN, '?kind=price')).toEqual([first.id])
  expect(await seen(ADMIN, '?portal=bayut')).toEqual([])
  expect(await seen(ADMIN, '?cause=changedThere&kind=title')).toEqual([second.id])
  expect(await seen(ADMIN, '?cause=refused')).toEqual([])
  expect(await seen(ADMIN, `?team=${one.teamId}`)).toEqual([first.id])
  expect(await seen(one, `?team=${other.teamId}`)).toEqual([])
  expect((await open(ADMIN)).counts).toMatchObject({ total: 2, each: { price: 1, title: 1 } })
  expect((await open(one)).counts).toMatchObject({ total: 1 })
  await expect(open({ ...ADMIN, role: 'agent', teamId: one.teamId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('what portals have still to do stands beside it, the oldest first, of one’s own team', async () => {
  const { db, one, first, second, openUnmet } = await start()
  await db.delete(portalPublications)
  await db.insert(portalPublications).values([
    { listingId: first.id, portal: 'bayut', state: 'removing', at: AT },
    { listingId: first.id, portal: 'website', state: 'live', at: AT },
    {
      listingId: second.id,
      portal: 'propertyFinder',
      state: 'failed',
      at: '2026-11-22T08:00:00.000Z',
      reason: 'It has no photos',
    },
  ])
  const { unmet, hasTeams } = await openUnmet(ADMIN)
  expect(hasTeams).toBe(true)
  expect(unmet.map(({ listingId, state }) => [listingId, state])).toEqual([
    [second.id, 'failed'],
    [first.id, 'removing'],
  ])
  const seen = async (...asked: Parameters<typeof openUnmet>) =>
    (await openUnmet(...asked)).unmet.map(({ listingId }) => listingId)
  expect(await seen(one)).toEqual([first.id])
  expect(await seen(ADMIN, '?portal=bayut')).toEqual([first.id])
  expect(await seen(ADMIN, `?team=${one.teamId}`)).toEqual([first.id])
  await expect(openUnmet({ ...ADMIN, role: 'agent', teamId: one.teamId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('pages go on where the last one ended, of what differs and of what waits', async () => {
  const { db, sql, open, openUnmet } = await start()
  await sql`delete from portal_differences`
  await sql`delete from portal_publications`
  await sql`insert into listings (id, reference, status) select gen_random_uuid(), 'P-77' || n, 'draft' from generate_series(100, 349) as n`
  await sql`insert into portal_differences (listing_id, portal, kind, ours, theirs, cause, first_seen_at, last_seen_at)
    select id, 'propertyFinder', 'price', '1', '2', 'unknown', '2026-11-23T08:00:00Z', now() from listings where reference like 'P-77%'`
  await sql`insert into portal_publications (listing_id, portal, state, at)
    select id, 'bayut', 'queued', '2026-11-23T08:00:00Z' from listings where reference like 'P-77%'`
  const expected = await db.$count(portalDifferences)
  const differing = async (after: string) => {
    const { rows, next } = (await open(ADMIN, after && `?cursor=${after}`)).page
    return { rows, next }
  }
  const waiting = async (after: string) => {
    const { unmet: rows, next } = await openUnmet(ADMIN, after && `?after=${after}`)
    return { rows, next }
  }
  for (const read of [differing, waiting]) {
    const ids: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { rows: { listingId: string }[]; next: string | null } = await read(
        encodeURIComponent(next),
      )
      ids.push(...page.rows.map(({ listingId }) => listingId))
      next = page.next
    }
    expect([ids.length, new Set(ids).size]).toEqual([expected, expected])
  }
})

test('a press has the portal told again; what is not shown is published anew', async () => {
  const { one, other, first, press, db, sql, double } = await start()
  const wish = { listingId: first.id, kind: 'price' }
  await expect(press(other, wish)).rejects.toMatchObject({ code: 'forbidden' })
  await press(one, wish)
  expect(await db.select().from(portalListings)).toMatchObject([{ sentHash: null }])
  const [job] =
    await sql`select key from graphile_worker.jobs where key = ${`update-property-finder:${first.id}`}`
  expect(job).toBeTruthy()
  await db.delete(portalPublications).where(eq(portalPublications.listingId, first.id))
  await db
    .insert(portalPublications)
    .values({ listingId: first.id, portal: 'propertyFinder', state: 'live', at: AT })
  await db
    .update(listings)
    .set({ status: 'available', permitNumber: '7123456789', price: 1, purpose: 'sale', title: 'x' })
    .where(eq(listings.id, first.id))
  await press(one, { listingId: first.id, kind: 'status' })
  expect(double.sent.at(-1)).toMatchObject({
    command: 'publish',
    args: { portal: 'propertyFinder' },
  })
})
