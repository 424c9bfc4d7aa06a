import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { revokeReport } from '#db/pace/owner-reports/make.ts'
import { listings, ownerReports, people, propertyOwners } from '#db/pace/schema.ts'
import { createSecret } from '#service/identity/secret.ts'
import { BY, NOW, openOwnerLink } from '#tests/support/owner-report-link.ts'

/** A paper takes a thread of its own a second, and on a busy machine ten. */
vi.setConfig({ testTimeout: 300_000 })

test('an owner reads how the home is doing, and nothing that names who asked for it or saw it', async () => {
  const { read, url } = await openOwnerLink({ greeting: 'Dear Omar,\n<i>see</i> 🙂' })
  const { status, text, headers } = await read()
  expect(status).toBe(200)
  for (const shown of [
    'Sea view &lt;b&gt;O’Brien&lt;/b&gt;',
    '4102',
    '35 days',
    'AED 1,900,000',
    '5% below',
    '-5%',
    'Dear Omar,\n&lt;i&gt;see&lt;/i&gt; 🙂',
    '1 in the last 14 days, 1 in the 14 before',
    'Took place · ',
    '1 to come',
    'https://bayut.example/1',
    'Marina Gate 2',
    'Ends on 31 Jan 2027',
  ])
    expect(text).toContain(shown)
  for (const own of [
    'SECRET',
    'broke',
    'Amina',
    'Hidden',
    'too dark',
    'L-90001',
    'P-90001',
    'quota',
  ])
    expect(text).not.toContain(own)
  expect(text.match(/<script/g)).toBeNull()
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('set-cookie')).toBeNull()
  expect((await fetch(url('/owner-reports/'))).status).toBe(404)
})

test('in Arabic it is in Arabic, from the right; the other language is one press away', async () => {
  const { read, secret } = await openOwnerLink({ language: 'ar' })
  const { text } = await read()
  expect(text).toContain('<html lang="ar" dir="rtl">')
  expect(text).toContain('إطلالة بحرية 😀')
  expect(text).toContain('سجل الأسعار')
  expect(text).not.toMatch(/>\s*(At a glance|Enquiries|Viewings|Price history)/)
  expect(text).toContain(`href="/owner-reports/en/${secret}"`)
})

test('it is made anew each time it is looked at', async () => {
  const { read, db, listingId, setNow } = await openOwnerLink()
  await db.update(listings).set({ price: 1_500_000 }).where(eq(listings.id, listingId))
  setNow('2026-12-08T07:15:00.000Z')
  const { text } = await read()
  expect(text).toContain('AED 1,500,000')
  expect(text).toContain('36 days')
})

test('a link that was revoked, is over, or whose listing was archived says so in its language; one that never was is not found', async () => {
  const { db, read, report, listingId, setNow, url, secret } = await openOwnerLink({
    language: 'ar',
  })
  setNow('2027-01-06T20:00:00.000Z')
  const over = await read()
  expect(over.status).toBe(410)
  expect(over.text).toContain('هذه الصفحة مغلقة')
  expect(over.text).not.toContain('إطلالة')
  expect((await read('/report.pdf')).status).toBe(410)
  setNow(NOW.toISOString())
  const archived = (archivedAt: string | null) =>
    db.update(listings).set({ archivedAt }).where(eq(listings.id, listingId))
  await archived(NOW.toISOString())
  expect((await read()).status).toBe(410)
  await archived(null)
  expect((await read()).status).toBe(200)
  expect(await revokeReport(db, { id: report, listingId }, BY)).toBe(true)
  expect(await revokeReport(db, { id: report, listingId }, BY)).toBe(false)
  for (const more of ['', '/seen', '/report.pdf']) expect((await read(more)).status).toBe(410)
  for (const path of [`ar/${createSecret()}`, 'ar/x', `fr/${secret}`, 'ar/%00', 'en/x/report.pdf'])
    expect((await fetch(url(`/owner-reports/${path}`))).status, path).toBe(404)
  expect(JSON.stringify(await db.select().from(ownerReports))).not.toContain(secret)
})

test('that the owner looks is told at first and when they come back, and not by what only fetches the page', async () => {
  const { read, told, ask, setNow, report } = await openOwnerLink()
  await read()
  await ask('/report.pdf')
  const made = { ownerReport: report, actor: 'person:test' }
  expect(await told()).toEqual([made])
  await Promise.all([read('/seen'), read('/seen')])
  const opened = { ownerReport: report, step: 'opened', actor: 'service:owner-report' }
  expect(await told()).toEqual([made, opened])
  setNow('2026-12-07T07:26:00.000Z')
  await read('/seen')
  expect(await told()).toEqual([made, opened, opened])
})

test('a colleague who is signed in and looks is not taken for the owner', async () => {
  const sessions = { find: async () => ({}) as never, accessTokenFor: async () => 'unused' }
  const { read, told } = await openOwnerLink({ sessions })
  expect((await read('/seen')).status).toBe(204)
  expect(await told()).toHaveLength(1)
})

test('who owns the home no more reads no more', async () => {
  const { db, read } = await openOwnerLink()
  expect((await read()).status).toBe(200)
  await db.delete(propertyOwners)
  expect((await read()).status).toBe(410)
})

test('who made it stands on it as long as they work here', async () => {
  const { db, read, sara } = await openOwnerLink()
  expect((await read()).text).toContain('Sara Haddad')
  await db.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  expect((await read()).text).not.toContain('Sara')
})

test.each(['en', 'ar'] as const)(
  'on paper (%s) it is a document of its language with its fonts in it',
  async (language) => {
    const { ask } = await openOwnerLink({
      language,
      greeting: `${'ا'.repeat(500)} 🙂 \u202eO’Brien`,
    })
    const answer = await ask('/report.pdf')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const paper = Buffer.from(await answer.arrayBuffer())
    const said = paper.toString('latin1')
    expect(said.slice(0, 5)).toBe('%PDF-')
    expect(said.trimEnd().endsWith('%%EOF')).toBe(true)
    expect(said).toMatch(new RegExp(`/Lang \\(${language}\\)`))
    expect(said).toContain('/FontFile')
  },
)

test('a paper is made so often in a minute, and then says in the owner’s language to come again', async () => {
  const { ask } = await openOwnerLink({ language: 'ar' })
  const answers = await Promise.all(Array.from({ length: 4 }, () => ask('/report.pdf')))
  const counted = Map.groupBy(answers, ({ status }) => status)
  expect([counted.get(200)?.length, counted.get(429)?.length]).toEqual([3, 1])
  expect(await counted.get(429)?.[0]?.text()).toContain('<html lang="ar" dir="rtl">')
})
