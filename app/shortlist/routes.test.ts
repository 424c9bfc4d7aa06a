import { eq } from 'drizzle-orm'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { blobs, files, leads, listings, people, shortlists } from '#db/pace/schema.ts'
import { revokeShortlist } from '#db/pace/shortlists/make.ts'
import { createSecret } from '#service/identity/secret.ts'
import { BY, NOW, openLink } from '#tests/support/shortlist-link.ts'
import { blobKey } from '../files/store/object-store.ts'

test('whoever has the link sees the homes in their language with permit and price, and nothing that is the house’s own', async () => {
  const { read, ids } = await openLink({ greeting: 'Dear “you”,\n<i>see</i> 🙂' })
  const { status, text, headers } = await read()
  expect(status).toBe(200)
  for (const shown of ['71000000000', '71000000001', 'Sara Haddad', '2,000,001', 'Wide view.'])
    expect(text).toContain(shown)
  expect(text).toContain('Home 0 &lt;b&gt;O’Brien&lt;/b&gt;')
  expect(text).toContain('Dear “you”,\n&lt;i&gt;see&lt;/i&gt; 🙂')
  for (const own of ['SECRET', 'broke', 'Amina', 'Hidden', 'L-90001', '>41<'])
    expect(text).not.toContain(own)
  expect(text.match(/<script/g)).toBeNull()
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(headers.get('set-cookie')).toBeNull()
  expect(text.indexOf(ids[0] ?? '')).toBeLessThan(text.indexOf(ids[1] ?? ''))
})

test('in Arabic it is in Arabic, from the right; the other language is one press away', async () => {
  const { read, secret, url } = await openLink({ language: 'ar' })
  const { text } = await read()
  expect(text).toContain('<html lang="ar" dir="rtl">')
  expect(text).toContain('منزل 1 😀')
  expect(text).toContain('رقم التصريح')
  expect(text).not.toMatch(/>\s*(I like it|Not for me|Permit number|Ask for a viewing)/)
  expect(text).toContain(`href="/shortlists/en/${secret}"`)
  const english = await (await fetch(url(`/shortlists/en/${secret}`))).text()
  expect(english).toContain('I like it')
})

test('what left the market is still named, and nothing more is said of it or done with it', async () => {
  const { db, read, press, ids, told } = await openLink({ homes: 4 })
  const [sold = '', expired = '', unpermitted = '', archived = ''] = ids
  const set = (id: string, values: object) =>
    db.update(listings).set(values).where(eq(listings.id, id))
  await set(sold, { status: 'sold' })
  await set(expired, { permitEndsOn: '2026-12-06' })
  await set(unpermitted, { permitNumber: null })
  await set(archived, { archivedAt: '2026-12-01T00:00:00.000Z' })
  const { text } = await read()
  expect(text.match(/no longer available/g)).toHaveLength(4)
  expect(text).toContain('Home 3')
  for (const gone of ['2,000,00', '7100000000', 'Wide view.']) expect(text).not.toContain(gone)
  for (const home of ids) expect((await press({ press: 'yes', home })).status).toBe(409)
  expect(await told()).toEqual([])
})

test('a link that was revoked, renewed or is over says so in its language; one that never was is not found', async () => {
  const { db, read, list, lead, setNow, url, secret } = await openLink({ language: 'ar' })
  expect((await read()).status).toBe(200)
  setNow('2026-12-21T20:00:00.000Z')
  const over = await read()
  expect(over.status).toBe(410)
  expect(over.text).toContain('هذه الصفحة مغلقة')
  expect(over.text).not.toMatch(/منزل|Home/)
  setNow(NOW.toISOString())
  expect((await read()).status).toBe(200)
  expect(await revokeShortlist(db, { id: list, leadId: lead.id }, BY)).toBe(true)
  expect(await revokeShortlist(db, { id: list, leadId: lead.id }, BY)).toBe(false)
  expect((await read()).status).toBe(410)
  expect((await read('/seen')).status).toBe(410)
  const paths = [
    `ar/${createSecret()}`,
    'ar/x',
    `fr/${secret}`,
    'ar/%00',
    `en/${'a'.repeat(5_000)}`,
  ]
  for (const path of paths)
    expect((await fetch(url(`/shortlists/${path}`))).status, path.slice(0, 20)).toBe(404)
  const kept = JSON.stringify(await db.select().from(shortlists))
  expect(kept).not.toContain(secret)
})

test('a link opens nothing once its lead has ended or was filed away', async () => {
  const { db, read, press, ids, lead } = await openLink()
  const [home = ''] = ids
  for (const ended of [{ stage: 'lost' }, { stage: 'won' }, { archivedAt: NOW.toISOString() }]) {
    await db.update(leads).set(ended).where(eq(leads.id, lead.id))
    expect((await read()).status, JSON.stringify(ended)).toBe(410)
    expect((await press({ press: 'yes', home })).status).toBe(410)
    const open = { stage: 'qualified', archivedAt: null }
    await db.update(leads).set(open).where(eq(leads.id, lead.id))
    expect((await read()).status).toBe(200)
  }
})

test('guesses at secrets are told to wait, and customers by the same address are not', async () => {
  const { read, url } = await openLink()
  const guess = () => fetch(url(`/shortlists/en/${createSecret()}`))
  const answers = await Promise.all(Array.from({ length: 130 }, guess))
  const counted = Map.groupBy(answers, ({ status }) => status)
  expect([counted.get(404)?.length, counted.get(429)?.length]).toEqual([120, 10])
  expect((await read()).status).toBe(200)
})

test('that somebody looks is told once, and not by what only fetches the page', async () => {
  const { read, told, url, path } = await openLink()
  await read()
  expect(await told()).toEqual([])
  await fetch(url(`${path}/seen`), { method: 'HEAD' })
  expect(await told()).toEqual([])
  expect((await read('/seen')).status).toBe(204)
  await Promise.all([read('/seen'), read('/seen')])
  expect(await told()).toEqual([{ step: 'opened', listing: undefined, actor: 'service:shortlist' }])
})

test('a colleague who is signed in and looks is not taken for the customer', async () => {
  const sessions = { find: async () => ({}) as never, accessTokenFor: async () => 'unused' }
  const { read, told } = await openLink({ sessions })
  expect((await read('/seen')).status).toBe(204)
  expect(await told()).toEqual([])
})

test('photos are those of its homes, as long as they are on the market', async () => {
  const { db, deps, read, ids, lead } = await openLink()
  const hash = 'a'.repeat(64)
  const sizes = [{ name: 'w960', type: 'image/webp', bytes: 4, width: 960, height: 640 }]
  await db.insert(blobs).values({ hash, type: 'image/jpeg', bytes: 4, sizes })
  const folder = mkdtempSync(join(tmpdir(), 'pace-photo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const from = join(folder, 'w960')
  writeFileSync(from, 'webp')
  await deps.files.store.put(blobKey(hash, 'w960'), from, 'image/webp')
  const add = async (record: string) => {
    const [row] = await db
      .insert(files)
      .values({ record, hash, name: 'a.jpg', addedBy: 'person:test' })
      .returning()
    return row?.id ?? ''
  }
  const [own, foreign] = [await add(`listing:${ids[0]}`), await add(`lead:${lead.id}`)]
  const { text } = await read()
  expect(text).toContain(`/photos/${own}`)
  const picture = await read(`/photos/${own}`)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect((await read(`/photos/${foreign}`)).status).toBe(404)
  expect((await read('/photos/x')).status).toBe(404)
  await db
    .update(listings)
    .set({ status: 'sold' })
    .where(eq(listings.id, ids[0] ?? ''))
  expect((await read(`/photos/${own}`)).status).toBe(404)
})

test('who shows the homes is whoever works the lead now', async () => {
  const { db, read, lead, sara } = await openLink()
  const noor = { id: crypto.randomUUID(), name: 'Noor Saleh', email: 'noor@pace.demo' }
  await db.insert(people).values(noor)
  await db.update(leads).set({ ownerId: noor.id }).where(eq(leads.id, lead.id))
  expect((await read()).text).toContain('Noor Saleh')
  await db.update(people).set({ status: 'suspended' }).where(eq(people.id, noor.id))
  expect((await read()).text).toContain('Sara Haddad')
  await db.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  const { text } = await read()
  expect(text).not.toMatch(/Sara|Noor/)
  expect(text).not.toContain('<option')
})
