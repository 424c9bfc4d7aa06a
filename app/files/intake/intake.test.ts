import { eq } from 'drizzle-orm'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { auditLog, blobs, entityEvents, files, uploads } from '#db/pace/schema.ts'
import { FILE_BYTES } from '#domain/file/limits.ts'
import {
  beginUpload,
  detailOf,
  type FilesApp,
  picture,
  pushPiece,
  startWithListing,
  upload,
  uploaded,
} from '#tests/support/files-app.ts'

const HTML = '<!doctype html><script>alert(document.cookie)</script>'

const SMALL = { create: { width: 4, height: 4, channels: 3 as const, background: '#fff' } }

/** A PNG whose head says that it is `side` dots wide and high: a few hundred bytes until somebody makes room for them. */
function withSize(png: Buffer, side: number): Buffer {
  const bytes = Buffer.from(png)
  bytes.writeUInt32BE(side, 16)
  bytes.writeUInt32BE(side, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

test('[F1] a photo is received, judged, sized, and told of in the log and the audit', async () => {
  const { app, record, listing } = await startWithListing()
  const bytes = await picture(1, { width: 2400, height: 1600 })
  const id = await uploaded(app, { record, name: 'Sea view 🌊.JPG', bytes })
  const [row] = await app.db
    .select()
    .from(files)
    .innerJoin(blobs, eq(blobs.hash, files.hash))
    .where(eq(files.id, id))
  expect(row?.files).toMatchObject({ record, name: 'Sea view 🌊.JPG', removedAt: null })
  expect(row?.blobs).toMatchObject({ type: 'image/jpeg', width: 2400, height: 1600 })
  expect(row?.blobs.sizes.map(({ name, width }) => [name, width])).toEqual([
    ['w1920', 1920],
    ['w960', 960],
    ['w320', 320],
    ['portal', 1920],
  ])
  const [event] = await app.db
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.key, listing.id))
    .orderBy(entityEvents.sequence)
  expect(event).toMatchObject({ resource: 'listing', new: { file: 'Sea view 🌊.JPG' } })
  const [entry] = await app.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'file.add'))
    .orderBy(auditLog.sequence)
  expect(entry).toMatchObject({ target: record, outcome: 'allowed', via: 'service:pace-app' })
})

test('[F2] an upload goes on where it was broken off, and is finished once', async () => {
  const { app, record } = await startWithListing()
  const bytes = await picture(2)
  const half = Math.floor(bytes.length / 2)
  const begun = await beginUpload(app, 'Sara', { record, name: 'a.jpg', bytes: bytes.length })
  const { url } = (await begun.json()) as { url: string }
  await pushPiece(app, 'Sara', url, bytes.subarray(0, half))
  const early = await app.sendAs('Sara', `${url}/finish`, { method: 'POST' })
  expect(early.status).toBe(409)
  const headers = { 'tus-resumable': '1.0.0' }
  const head = await app.sendAs('Sara', url, { method: 'HEAD', headers })
  expect(head.headers.get('upload-offset')).toBe(String(half))
  expect((await pushPiece(app, 'Sara', url, bytes.subarray(half), half)).status).toBe(204)
  const finish = () => app.sendAs('Sara', `${url}/finish`, { method: 'POST' })
  const answers = await Promise.all([finish(), finish()])
  const again = await finish()
  const ids = await Promise.all(
    [...answers, again].map(async (one) => ((await one.json()) as { id: string }).id),
  )
  expect(new Set(ids).size).toBe(1)
  expect(await app.db.$count(files)).toBe(1)
})

test('[F3] nobody sends into another’s upload, from another site, or to a record that is not theirs to write', async () => {
  const { app, record } = await startWithListing()
  const bytes = await picture(3)
  const begun = await beginUpload(app, 'Sara', { record, name: 'a.jpg', bytes: bytes.length })
  const { url } = (await begun.json()) as { url: string }
  expect((await pushPiece(app, 'Omar', url, bytes)).status).toBe(410)
  expect((await app.sendAs('Omar', `${url}/finish`, { method: 'POST' })).status).toBe(410)
  expect((await app.sendAs(null, url, { method: 'HEAD' })).status).toBe(401)
  const foreign = await app.sendAs('Sara', '/uploads/begin', {
    method: 'POST',
    headers: { origin: 'http://evil.test' },
  })
  expect(foreign.status).toBe(403)
  // Omar is of the team and sees the listing; Khalid manages another one.
  expect((await beginUpload(app, 'Omar', { record, name: 'a.jpg', bytes: 5 })).status).toBe(403)
  expect((await beginUpload(app, 'Khalid', { record, name: 'a.jpg', bytes: 5 })).status).toBe(404)
  expect((await beginUpload(app, 'Sara', { record: 'call:x', name: 'a', bytes: 5 })).status).toBe(
    422,
  )
})

test('[F4] a file that lies about its type, is empty or damaged is refused in words, and leaves nothing', async () => {
  const { app, record } = await startWithListing()
  const html = Buffer.from(HTML)
  const cut = (await picture(4)).subarray(0, 500)
  const lies: [string, Uint8Array, RegExp][] = [
    ['view.jpg', html, /called \.jpg, but what is in it is a \.txt/],
    ['contract.pdf', await picture(5), /called \.pdf, but what is in it is a \.jpg/],
    ['setup.exe', html, /is a program/],
    ['photo.png', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000'), /program|called/],
    ['damaged.jpg', cut, /cannot be read as a picture/],
  ]
  for (const [name, bytes, words] of lies) {
    const answer = await upload(app, { record, name, bytes })
    expect(answer.status, name).toBe(422)
    expect(await detailOf(answer)).toMatch(words)
  }
  const empty = await beginUpload(app, 'Sara', { record, name: 'empty.jpg', bytes: 0 })
  expect(await detailOf(empty)).toBe('“empty.jpg” is empty.')
  expect(await app.db.$count(files)).toBe(0)
  const refused = await app.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.outcome, 'failed'))
    .orderBy(auditLog.sequence)
  expect(refused).toHaveLength(lies.length)
  expect(arriving(app)).toEqual([])
})

test('[F5] a picture that would be too large in memory is refused before it is decoded', async () => {
  const { app, record } = await startWithListing()
  const bytes = withSize(await sharp(SMALL).png().toBuffer(), 60_000)
  const answer = await upload(app, { record, name: 'bomb.png', bytes })
  expect(answer.status).toBe(413)
  expect(await detailOf(answer)).toContain('more than 64 million dots')
})

test('[F6] more than a file, a day or a record has room for is refused before a byte is sent', async () => {
  const { app, record } = await startWithListing()
  const huge = await beginUpload(app, 'Sara', { record, name: 'film.mp4', bytes: FILE_BYTES + 1 })
  expect(huge.status).toBe(413)
  const { id } = app.personOf('Sara')
  const day = { owner: `person:${id}`, record, name: 'x', bytes: 5 * 1024 ** 3 - 1000 }
  await app.db.insert(uploads).values(day)
  expect((await beginUpload(app, 'Sara', { record, name: 'a.jpg', bytes: 1001 })).status).toBe(429)
  expect((await beginUpload(app, 'Sara', { record, name: 'a.jpg', bytes: 900 })).status).toBe(201)
})

test('[F7] the same content is stored once, and a record has it once, by whatever name', async () => {
  const { app, record } = await startWithListing()
  const bytes = await picture(7)
  const [first, second] = await Promise.all([
    uploaded(app, { record, name: 'one.jpg', bytes }),
    uploaded(app, { record, name: 'two.jpg', bytes }),
  ])
  expect(second).toBe(first)
  expect(await app.db.$count(blobs)).toBe(1)
})

function arriving(app: FilesApp): string[] {
  const folder = join(app.filesFolder, 'arriving')
  return existsSync(folder) ? readdirSync(folder) : []
}

test('[F15] what is sent as a floor plan is one at once; what cannot be one is refused and leaves nothing', async () => {
  const { app, record } = await startWithListing()
  const kind = 'floorPlan'
  const id = await uploaded(app, { record, name: 'المخطط.jpg', bytes: await picture(7), kind })
  const drawing = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
  )
  const refused = await upload(app, { record, name: 'plan.svg', bytes: drawing, kind })
  expect(refused.status).toBe(422)
  expect(await detailOf(refused)).toBe('A floor plan is a picture or a PDF of a listing.')
  const rows = await app.db.select().from(files).orderBy(files.name)
  expect(rows.map((row) => [row.id, row.kind])).toEqual([[id, 'floorPlan']])
})
