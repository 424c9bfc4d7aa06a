import { eq } from 'drizzle-orm'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { describeFile } from '#app/files/record/change-files.server.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { findFile, setFileKind } from '#db/pace/files/records.ts'
import { blobs, files, listings, portalPublications } from '#db/pace/schema.ts'
import { picture, startWithListing, uploaded } from '#tests/support/files-app.ts'

const SAMPLES = join(import.meta.dirname, 'samples')
const HTML = '<!doctype html><script>alert(document.cookie)</script>'
/** From a file, as the app does: no other way to open a picture is left in a process that takes them in. */
async function measure(bytes: Buffer): Promise<{ width: number; height: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-picture-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'picture'), bytes)
  return sharp(join(folder, 'picture')).metadata()
}

test('[F8] a picture of an iPhone is shown to everybody, and a crooked one upright', async () => {
  const { app, record } = await startWithListing()
  const heic = readFileSync(join(SAMPLES, 'two-colours.heic'))
  const id = await uploaded(app, { record, name: 'IMG_0042.HEIC', bytes: heic })
  const small = await app.sendAs('Sara', `/files/${id}/w320`)
  expect(small.headers.get('content-type')).toBe('image/webp')
  const shown = await measure(Buffer.from(await small.arrayBuffer()))
  expect([shown.width, shown.height]).toEqual([96, 64])
  const crooked = await sharp({
    create: { width: 400, height: 200, channels: 3, background: '#a52' },
  })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const turned = await uploaded(app, { record, name: 'crooked.jpg', bytes: crooked })
  const [blob] = await app.db
    .select()
    .from(blobs)
    .innerJoin(files, eq(files.hash, blobs.hash))
    .where(eq(files.id, turned))
  expect([blob?.blobs.width, blob?.blobs.height]).toEqual([200, 400])
})

test('[F9] an address opens a file for who holds it; without one the record’s rules hold', async () => {
  const { app, record } = await startWithListing()
  const bytes = await picture(9)
  const id = await uploaded(app, { record, name: 'عقد الإيجار 🏠.jpg', bytes })
  const sealed = `/files/${id}/original?${app.deps.files.seals.seal(id)}`
  const opened = await app.sendAs(null, sealed)
  expect(opened.status).toBe(200)
  expect(Buffer.from(await opened.arrayBuffer()).equals(bytes)).toBe(true)
  expect(opened.headers.get('content-disposition')).toBe(
    `inline; filename="??? ??????? ??.jpg"; filename*=UTF-8''${encodeURIComponent('عقد الإيجار 🏠.jpg')}`,
  )
  expect(opened.headers.get('content-security-policy')).toBe(
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  )
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff')
  const bare = `/files/${id}/original`
  expect((await app.sendAs(null, bare)).status).toBe(401)
  expect((await app.sendAs('Omar', bare)).status).toBe(200)
  expect((await app.sendAs('Khalid', bare)).status).toBe(404)
  expect((await app.sendAs('Sara', `/files/${id}/w9999`)).status).toBe(404)
  expect((await app.sendAs('Sara', '/files/no-uuid/original')).status).toBe(404)
})

test('[F10] a part is answered with that part, and what is here already is not sent again', async () => {
  const { app, record } = await startWithListing()
  const text = 'ten bytes!'
  const id = await uploaded(app, { record, name: 'note.txt', bytes: Buffer.from(text) })
  const ask = (headers: Record<string, string>, method = 'GET') =>
    app.sendAs('Sara', `/files/${id}/original`, { headers, method })
  const part = await ask({ range: 'bytes=4-8' })
  expect([part.status, await part.text()]).toEqual([206, 'bytes'])
  expect(part.headers.get('content-range')).toBe('bytes 4-8/10')
  expect(await (await ask({ range: 'bytes=-1' })).text()).toBe('!')
  const beyond = await ask({ range: 'bytes=10-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  for (const range of ['bytes=0-1,4-5', 'lines=1-2', 'bytes=9-1', 'bytes=a-b'])
    expect(await (await ask({ range })).text(), range).toBe(text)
  const etag = part.headers.get('etag') ?? ''
  expect((await ask({ 'if-none-match': etag })).status).toBe(304)
  expect((await ask({ range: 'bytes=0-2', 'if-range': '"another"' })).status).toBe(200)
  const head = await ask({}, 'HEAD')
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', ''])
})

test('[F11] a page or a drawing that runs scripts is only ever saved, never shown', async () => {
  const { app, record } = await startWithListing()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const [name, content] of [
    ['page.html', HTML],
    ['plan.svg', svg],
  ] as const) {
    const id = await uploaded(app, { record, name, bytes: Buffer.from(content) })
    const answer = await app.sendAs('Sara', `/files/${id}/original`)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(answer.headers.get('content-type')).toMatch(/^(text\/plain|application\/octet-stream)/)
  }
})

test('[F12] programs send and list files by REST, as far as the policy lets them', async () => {
  const { app, record } = await startWithListing()
  const bytes = await picture(12)
  const path = `/api/v1/files?record=${record}`
  const headers = { 'content-length': String(bytes.length), 'content-type': 'image/jpeg' }
  const body = new Uint8Array(bytes)
  const init = { method: 'POST', headers, body }
  const sent = await app.as('Sara', `${path}&name=a.jpg`, init)
  expect(sent.status).toBe(201)
  const file = (await sent.json()) as { id: string; url: string }
  const listed = await app.as('Omar', path)
  expect(await listed.json()).toMatchObject({ data: [{ id: file.id, type: 'image/jpeg' }] })
  expect((await app.as('Omar', `${path}&name=a.jpg`, init)).status).toBe(403)
  expect((await app.as('Khalid', path)).status).toBe(404)
  expect((await app.asClient('listings:read', path)).status).toBe(200)
  expect((await app.asClient('listings:read', `${path}&name=a.jpg`, init)).status).toBe(403)
  const short = { ...headers, 'content-length': String(bytes.length + 5) }
  expect((await app.as('Sara', `${path}&name=b.jpg`, { ...init, headers: short })).status).toBe(409)
  expect((await app.as('Omar', `/api/v1/files/${file.id}`, { method: 'DELETE' })).status).toBe(403)
  expect((await app.as('Sara', `/api/v1/files/${file.id}`, { method: 'DELETE' })).status).toBe(204)
  expect(await (await app.as('Sara', path)).json()).toEqual({ data: [] })
})

test('[F12] a name and a kind are changed both or neither, and what is not given stays as it is by then', async () => {
  const { app, record } = await startWithListing()
  const id = await uploaded(app, { record, name: 'plan.jpg', bytes: await picture(15) })
  const path = `/api/v1/files/${id}`
  const patch = (body: object) =>
    app.as('Sara', path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(body),
    })
  const read = async () => (await app.as('Sara', path)).json()
  expect((await patch({ kind: 'floorPlan', name: 'plan.pdf' })).status).toBe(422)
  expect(await read()).toMatchObject({ kind: null, name: 'plan.jpg' })
  const renamed = await patch({ kind: 'floorPlan', name: 'الدور ١.jpg' })
  expect(await renamed.json()).toMatchObject({ kind: 'floorPlan', name: 'الدور ١.jpg' })
  const before = await findFile(app.deps.db, id)
  if (!before) throw new Error('The file is not there.')
  expect((await patch({ kind: null })).status).toBe(200)
  // Whoever read it as a floor plan gives it a name, and says nothing of its kind.
  const how = { onlyAsRead: false, by: { actor: 'person:test', via: 'test' } }
  await describeFile(app.deps.db, before, { name: 'b.jpg', ...how })
  expect(await read()).toMatchObject({ kind: null, name: 'b.jpg' })
})

test('[F12] a file that was taken away is no floor plan', async () => {
  const { app, record } = await startWithListing()
  const id = await uploaded(app, { record, name: 'plan.jpg', bytes: await picture(16) })
  expect((await app.as('Sara', `/api/v1/files/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect(await setFileKind(app.deps.db, id, { kind: 'floorPlan' })).toBe(false)
  const [row] = await app.db.select({ kind: files.kind }).from(files).where(eq(files.id, id))
  expect(row).toEqual({ kind: null })
})

test('[F12] a program calls a file otherwise, as it was read, and not what it is not', async () => {
  const { app, record } = await startWithListing()
  const id = await uploaded(app, { record, name: 'front.jpg', bytes: await picture(14) })
  const path = `/api/v1/files/${id}?fields=name`
  const rename = (by: string, name: string, tag?: string | null) =>
    app.as(by, path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/merge-patch+json', ...(tag && { 'if-match': tag }) },
      body: JSON.stringify({ name }),
    })
  const tag = (await app.as('Sara', path)).headers.get('etag')
  const renamed = await rename('Sara', 'C:\\photos\\واجهة 🏠.jpg', tag)
  expect(await renamed.json()).toEqual({ id, name: 'واجهة 🏠.jpg' })
  expect((await rename('Sara', 'again.jpg', tag)).status).toBe(412)
  expect((await rename('Sara', 'again.jpg', renamed.headers.get('etag'))).status).toBe(200)
  for (const name of ['deed.pdf', 'view.jpg.exe', ''])
    expect((await rename('Sara', name)).status, name).toBe(422)
  expect((await rename('Omar', 'mine.jpg')).status).toBe(403)
  expect((await rename('Khalid', 'mine.jpg')).status).toBe(404)
  const events = await app.sql`select old, new from entity_events
    where key = ${record.slice('listing:'.length)} and new ? 'file' order by sequence`
  expect(events).toMatchObject([
    { old: { file: null }, new: { file: 'front.jpg' } },
    { old: { file: 'front.jpg' }, new: { file: 'واجهة 🏠.jpg' } },
    { old: { file: 'واجهة 🏠.jpg' }, new: { file: 'again.jpg' } },
  ])
})

test('[F13] everybody sees the photos of what is published, in the listing’s order, and nobody after', async () => {
  const { app, listing, record } = await startWithListing()
  const front = await uploaded(app, { record, name: 'front.jpg', bytes: await picture(131) })
  const pool = await uploaded(app, { record, name: 'pool.png', bytes: await picture(132) })
  await uploaded(app, { record, name: 'contract.txt', bytes: Buffer.from('not for everybody') })
  const elsewhere = 'https://photos.example.com/sea.jpg'
  const photo = () => app.sendAs(null, `/photos/${pool}.jpg`)
  await app.db.delete(portalPublications)
  expect((await photo()).status).toBe(404)
  const at = new Date().toISOString()
  const published = { listingId: listing.id, portal: 'bayut', state: 'live', at }
  await app.db.insert(portalPublications).values(published)
  await app.db
    .update(listings)
    .set({
      status: 'available',
      permitNumber: '7112345678',
      media: [{ file: pool }, { url: elsewhere }],
    })
    .where(eq(listings.id, listing.id))
  await admitFeedKey(app.db, 'bayut', 'k')
  const feed = await (await app.sendAs(null, '/portals/bayut.xml?key=k')).text()
  const shown = [...feed.matchAll(/<Image>\s*<!\[CDATA\[(.*?)\]\]>/g)].map((match) => match[1])
  const address = (id: string) => `http://localhost:3000/photos/${id}.jpg`
  expect(shown).toEqual([address(pool), elsewhere, address(front)])
  const seen = await photo()
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(seen.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  await app.db.update(listings).set({ status: 'sold' }).where(eq(listings.id, listing.id))
  expect((await photo()).status).toBe(404)
})
