import { eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listDifferencesOf } from '#db/pace/portals/differences.ts'
import { listings, portalDifferences, portalMessages, portalPublications } from '#db/pace/schema.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { startPublishing } from '#tests/support/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { REPORT_BYTES, REPORT_PATH } from './take-report.ts'
import { REPORT_TASK, understandReport } from './understand-report.ts'

const READ = '2099-01-01T00:00:00.000Z'

/** Three listings that Bayut shows as it was told, and one that has left. */
async function start() {
  const api = await createTestApi({ scale: 0.1 })
  const { db, sql } = api
  await admitFeedKey(db, 'bayut', 'k')
  await sql`delete from portal_publications`
  await sql`update people set phone = '+971501112233'`
  const rows = await db.select().from(listings).orderBy(listings.reference).limit(4)
  const shown = { status: 'available', permitNumber: '7112345678', propertyType: 'apartment' }
  for (const { id } of rows)
    await db
      .update(listings)
      .set({
        ...shown,
        title: 'Sea view',
        titleAr: null,
        description: 'Bright.',
        price: 5,
        media: [],
      })
      .where(eq(listings.id, id))
  const [one, two, three, gone] = rows
  if (!one || !two || !three || !gone) throw new Error('The seed has no four listings.')
  const at = '2026-11-29T08:00:00.000Z'
  const state = { one: 'live', two: 'live', three: 'queued', gone: 'removed' }
  const byName = { one, two, three, gone }
  for (const [name, { id }] of Object.entries(byName))
    await db.insert(portalPublications).values({
      listingId: id,
      portal: 'bayut',
      state: state[name as keyof typeof state],
      at,
    })
  const send = (body: string, key = 'k') =>
    api.api.request(`${REPORT_PATH}?key=${key}`, { method: 'POST', body })
  const deps = { db, settings: api.deps.settings, now: () => new Date() }
  /** As the job does, with what was kept last. */
  const report = async (head: object, ...lines: object[]) => {
    const body = [{ feedReadAt: READ, ...head }, ...lines]
      .map((line) => JSON.stringify(line))
      .join('\n')
    expect((await send(body)).status).toBe(202)
    const [kept] = await sql`select id from portal_messages order by received_at desc, id limit 1`
    await understandReport(deps, String(kept?.['id']))
    return kept
  }
  const differing = async (listing: { id: string }) =>
    (await listDifferencesOf(db, listing.id)).map(({ kind, theirs, cause }) => [
      kind,
      theirs,
      cause,
    ])
  return { ...api, ...byName, send, report, differing }
}

const line = ({ reference }: { reference: string }, more: object = {}) => ({
  reference,
  status: 'live',
  ...more,
})

test('only who has the key of the feed reports; what is no report is kept with why', async () => {
  const { send, sql, db, deps } = await start()
  expect((await send('{}', 'other')).status).toBe(401)
  expect((await send('هذا ليس تقريراً \0 \ud83d')).status).toBe(202)
  const [kept] = await db.select().from(portalMessages)
  if (!kept) throw new Error('Nothing was kept.')
  await understandReport({ db, settings: deps.settings, now: () => new Date() }, kept.id)
  const [read] = await sql`select problem, understood_at from portal_messages`
  expect(read?.['problem']).toContain('first line')
  expect(read?.['understood_at']).toBeTruthy()
})

test('what a report names is compared with the feed, what it does not name is left as it is known', async () => {
  const { one, two, three, gone, report, differing } = await start()
  await report({}, line(one, { price: 7, title: { en: 'Other\0' }, photos: 2 }), line(three))
  expect(await differing(one)).toEqual([
    ['photos', '2', 'changedThere'],
    ['price', '7', 'changedThere'],
    ['title', 'Other', 'changedThere'],
  ])
  for (const other of [two, three, gone]) expect(await differing(other)).toEqual([])
  await report({}, line(two, { price: 6 }))
  expect((await differing(one)).length).toBe(3)
  await report({}, line(one, { price: 5, title: { en: 'Sea view' }, photos: 0 }))
  expect(await differing(one)).toEqual([])
  expect(await differing(two)).toEqual([['price', '6', 'changedThere']])
})

test('a complete report tells what is not shown, what was refused, and what is shown though it has left', async () => {
  const { one, two, three, gone, report, differing } = await start()
  const refused = { status: 'refused', reason: 'Permit_Number is not a permit' }
  await report({ complete: true }, line(two, refused), line(gone))
  expect(await differing(one)).toEqual([['status', 'off', 'changedThere']])
  expect(await differing(two)).toEqual([
    ['status', 'off: Permit_Number is not a permit', 'refused'],
  ])
  expect(await differing(three)).toEqual([])
  expect(await differing(gone)).toEqual([['status', 'live', 'changedThere']])
  await report({ complete: true }, line(one), line(two))
  for (const listing of [one, two, three, gone]) expect(await differing(listing)).toEqual([])
})

test('what has changed since the reading is on its way; a repeated report has no second effect and only the last is kept', async () => {
  const { one, report, differing, db } = await start()
  await report({ feedReadAt: '2020-01-01T00:00:00Z' }, line(one, { price: 7 }))
  expect(await differing(one)).toEqual([['price', '7', 'waiting']])
  const first = await report({ feedReadAt: '2020-01-02T00:00:00+04:00' }, line(one, { price: 7 }))
  const again = await report({ feedReadAt: '2020-01-02T00:00:00+04:00' }, line(one, { price: 7 }))
  expect(again).toEqual(first)
  expect(await db.$count(portalMessages)).toBe(1)
  expect(await db.$count(portalDifferences)).toBe(1)
})

test('an older report that comes to its turn after a newer one changes nothing', async () => {
  const { one, send, report, differing, db, deps, sql } = await start()
  const old = { feedReadAt: '2020-01-01T00:00:00Z' }
  const body = [old, line(one, { price: 9 })].map((each) => JSON.stringify(each)).join('\n')
  expect((await send(body)).status).toBe(202)
  const [kept] = await sql`select id from portal_messages`
  await sql`update portal_messages set received_at = received_at - interval '1 hour'`
  await report({ feedReadAt: '2020-01-02T00:00:00Z' }, line(one, { price: 7 }))
  const known = await differing(one)
  expect(known).toEqual([['price', '7', 'waiting']])
  await understandReport(
    { db, settings: deps.settings, now: () => new Date() },
    String(kept?.['id']),
  )
  expect(await differing(one)).toEqual(known)
  expect(await db.$count(portalMessages, isNull(portalMessages.understoodAt))).toBe(0)
})

test('what was to be shown is judged by the day on which the feed was read', async () => {
  const { one, report, differing, db } = await start()
  await db.update(listings).set({ permitEndsOn: '2020-01-02' }).where(eq(listings.id, one.id))
  // In Dubai it is the second until eight in the evening, as London counts.
  await report({ feedReadAt: '2020-01-02T19:00:00Z' }, line(one))
  expect(await differing(one)).toEqual([])
  await report({ feedReadAt: '2020-01-02T21:00:00Z' }, line(one))
  expect((await differing(one)).map(([kind]) => kind)).toContain('status')
})

test('a portal that reads the feed and reports shows what we say, until somebody changes it there', async () => {
  const { publish, becomes, portal, db, listing, errors } = await startPublishing()
  await publish('bayut')
  await portal.read()
  await becomes('live', 'bayut')
  const reported = async () => {
    await portal.report()
    await waitFor(async () => {
      const kept = await db.select().from(portalMessages)
      return kept.length === 1 && kept[0]?.understoodAt
    })
    return (await listDifferencesOf(db, listing.id)).map(({ kind, ours, theirs }) => [
      kind,
      ours,
      theirs,
    ])
  }
  expect(await reported()).toEqual([])
  portal.edit(listing.reference, { Price: '1900000' })
  expect(await reported()).toEqual([['price', '2000000', '1900000']])
  const kept = await db.select().from(portalMessages)
  expect(kept.map(({ problem }) => problem)).toEqual([null])
  expect(errors).toEqual([])
})

test('reports wait in one queue, in which one after another is understood', async () => {
  const { send, sql } = await start()
  for (const day of ['01', '02', '03'])
    expect(
      (await send(JSON.stringify({ feedReadAt: `2099-01-${day}T00:00:00.000Z` }))).status,
    ).toBe(202)
  const jobs = await sql`select task_identifier, queue_name from graphile_worker.jobs
    where task_identifier = ${REPORT_TASK} order by id`
  expect(jobs.map((job) => job['queue_name'])).toEqual([REPORT_TASK, REPORT_TASK, REPORT_TASK])
})

test('a report that is larger than any feed is refused before it is kept, one as large is taken', async () => {
  const { send, db } = await start()
  const tooLarge = await send('x'.repeat(REPORT_BYTES + 1))
  expect(tooLarge.status).toBe(413)
  expect(await db.$count(portalMessages)).toBe(0)
  expect((await send('x'.repeat(REPORT_BYTES))).status).toBe(202)
  expect(await db.$count(portalMessages)).toBe(1)
})
