import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findFile } from '#db/pace/files/records.ts'
import { findPortalListingOf, portalVersion } from '#db/pace/listings/portal-listings.ts'
import { auditLog, blobs, entityEvents, files, portalPublications } from '#db/pace/schema.ts'
import { parseBayutFeed } from '#tests/support/bayut-schema.ts'
import { foundCompany } from '#tests/support/company.ts'
import { sayFileKind } from '../files/record/change-files.server.ts'
import { writeBayutFeed } from './bayut-feed.ts'
import { streamChunks } from './stream-chunks.ts'

const TODAY = '2026-11-23'
const BY = { actor: 'person:sara', via: 'test' }
const ADDRESSES = {
  photoAddress: (id: string) => `http://app.test/photos/${id}.jpg`,
  amenityLabel: (key: string) => key,
}

/** A listing that Bayut's feed shows, with two pictures and a document. */
async function startWithFiles() {
  const { db, addListing, sara } = await foundCompany()
  const listingId = await addListing({
    permitNumber: '7112345678',
    title: 'Sea view',
    description: 'A bright home.',
    propertyType: 'apartment',
    sizeSqft: 1_200,
    agentId: sara.id,
  })
  const at = '2026-03-01T10:00:00.000Z'
  await db.insert(portalPublications).values({ listingId, portal: 'bayut', state: 'live', at })
  await db.execute(`update people set phone = '+971501112233'`)
  const types = ['image/jpeg', 'image/png', 'application/pdf']
  const hashOf = (n: number) => String(n).repeat(64)
  await db.insert(blobs).values(types.map((type, n) => ({ hash: hashOf(n), bytes: 9, type })))
  const ids = types.map(() => crypto.randomUUID())
  const add = (n: number, record: string, id = ids[n] ?? '') => ({
    id,
    record,
    hash: hashOf(n),
    name: `${n} مخطط 🏠.jpg`,
    addedBy: 'person:sara',
    createdAt: `2026-03-01T10:0${n}:00.000Z`,
  })
  const record = `listing:${listingId}`
  await db.insert(files).values(types.map((_, n) => add(n, record)))
  const leadFile = crypto.randomUUID()
  await db.insert(files).values(add(0, `lead:${crypto.randomUUID()}`, leadFile))
  const say = async (id: string, kind: 'floorPlan' | null) => {
    const file = await findFile(db, id)
    if (!file) throw new Error('There is no such file.')
    return sayFileKind(db, file, { kind, onlyAsRead: false, by: BY })
  }
  const read = async () => {
    const shown = await findPortalListingOf(db, 'bayut', listingId, TODAY)
    if (!shown) throw new Error('It is not shown.')
    async function* pages() {
      yield shown ? [shown] : []
    }
    const feed = streamChunks(writeBayutFeed(pages(), { today: TODAY, ...ADDRESSES }))
    const [property] = parseBayutFeed(await new Response(feed).text())
    return { shown, property }
  }
  return { db, ids, listingId, leadFile, say, read }
}

test('a picture that is said to be a floor plan is no photo of the portals any more, but a plan of the feed; and back', async () => {
  const { db, ids, listingId, say, read } = await startWithFiles()
  const [front = '', plan = ''] = ids
  const before = await portalVersion(db)
  expect((await read()).shown).toMatchObject({
    photos: [{ file: front }, { file: plan }],
    floorPlans: [],
  })
  for (const time of ['once', 'again'])
    expect(await say(plan, 'floorPlan'), time).toMatchObject({ kind: 'floorPlan' })
  const { shown, property } = await read()
  expect(shown).toMatchObject({ photos: [{ file: front }], floorPlans: [plan] })
  expect(property).toMatchObject({
    Images: { Image: [`http://app.test/photos/${front}.jpg`] },
    Floor_Plans: { Floor_Plan: [`http://app.test/photos/${plan}.jpg`] },
  })
  expect((await portalVersion(db)).version).not.toBe(before.version)
  const events = db.select().from(entityEvents).where(eq(entityEvents.key, listingId))
  const name = '1 مخطط 🏠.jpg'
  expect((await events.orderBy(desc(entityEvents.sequence)))[0]).toMatchObject({
    resource: 'listing',
    old: { floorPlan: null },
    new: { floorPlan: name },
    actor: 'person:sara',
  })
  const audits = await db.select().from(auditLog).where(eq(auditLog.action, 'file.kind'))
  expect(audits).toMatchObject([{ target: `listing:${listingId}`, after: { kind: 'floorPlan' } }])
  await say(plan, null)
  expect((await read()).property).not.toHaveProperty('Floor_Plans')
})

test('a plan that is a document is kept as one, and not told to portals, which show pictures', async () => {
  const { ids, say, read } = await startWithFiles()
  await say(ids[2] ?? '', 'floorPlan')
  const { shown, property } = await read()
  expect(shown.floorPlans).toEqual([])
  expect(property).not.toHaveProperty('Floor_Plans')
})

test('a file of a lead is no floor plan', async () => {
  const { leadFile, say } = await startWithFiles()
  await expect(say(leadFile, 'floorPlan')).rejects.toMatchObject({ code: 'invalid' })
})
