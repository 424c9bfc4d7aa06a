import { getRequestListener } from '@hono/node-server'
import { asc, eq } from 'drizzle-orm'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { insertShortlist, revokeShortlist } from '#db/pace/shortlists/make.ts'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import {
  blobs,
  entityEvents,
  files,
  leads,
  listings,
  people,
  shortlists,
  teams,
  viewings,
} from '#db/pace/schema.ts'
import type { Language } from '#domain/language.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { listShortlists } from '#db/pace/shortlists/of-lead.ts'
import { blobKey } from '../files/store/object-store.ts'
import { shortlistPath } from './address.ts'

/** Monday, 7 December 2026, a quarter past eleven in Dubai. */
const NOW = new Date('2026-12-07T07:15:00.000Z')
const BY = { actor: 'person:test', via: 'pages' }
const OWN = { unit: '4102-SECRET', floor: 41, tags: ['owner-is-broke'], description: 'Wide view.' }

/** A customer's link over real HTTP, and the homes behind it. */
async function openLink({ language = 'en' as Language, homes = 2, greeting = '' } = {}) {
  let now = NOW
  const api = await createTestApi({ scale: 0, now: () => now })
  const { db, deps } = api
  const id = () => crypto.randomUUID()
  const team = { id: id(), name: 'Marina' }
  await db.insert(teams).values(team)
  const sara = { id: id(), name: 'Sara Haddad', email: 'sara@pace.demo', teamId: team.id }
  await db.insert(people).values({ ...sara, phone: '+971501112233' })
  const lead = { id: id(), reference: 'L-90001', stage: 'qualified', name: 'Amina Hidden' }
  await db.insert(leads).values({ ...lead, ownerId: sara.id, teamId: team.id, intent: 'buy' })
  const rows = Array.from({ length: homes }, (_, at) => ({
    id: id(),
    reference: `S-900${at}`,
    title: `Home ${at} <b>O’Brien</b>`,
    titleAr: `منزل ${at} 😀`,
    status: 'available',
    purpose: 'sale',
    price: 2_000_000 + at,
    bedrooms: 2,
    permitNumber: `7100000000${at}`,
    teamId: team.id,
    agentId: sara.id,
    ...OWN,
  }))
  await db.insert(listings).values(rows)
  const ids = rows.map((row) => row.id)
  const make = async () => {
    const secret = createSecret()
    const list = await insertShortlist(
      db,
      {
        leadId: lead.id,
        personId: sara.id,
        homes: ids,
        language,
        greeting,
        keyHash: hashSecret(secret),
        endsAt: '2026-12-21T20:00:00.000Z',
      },
      { scope: 'all', today: '2026-12-07', by: BY },
    )
    return { list, secret }
  }
  const { list, secret } = await make()
  const server = createServer(getRequestListener(api.api.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = (path: string) => `http://127.0.0.1:${port}${path}`
  const path = shortlistPath(language, secret)
  const read = async (more = '') => {
    const answer = await fetch(url(`${path}${more}`))
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const press = async (form: Record<string, string>) => {
    const body = new URLSearchParams(form)
    const answer = await fetch(url(path), { method: 'POST', body, redirect: 'manual' })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
  const told = async () => {
    const events = await db
      .select()
      .from(entityEvents)
      .where(eq(entityEvents.resource, 'lead'))
      .orderBy(asc(entityEvents.sequence))
    return events.flatMap(({ new: after, actor }) => {
      const { step, listingId: listing } = { ...(after as Record<string, unknown> | null) }
      return step ? [{ step, listing, actor }] : []
    })
  }
  const setNow = (at: string) => {
    now = new Date(at)
  }
  return { db, deps, ids, lead, sara, list, secret, path, url, read, press, told, make, setNow }
}

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

test('a yes and a no are kept and told once each; a no is remembered for all that the lead is offered, a yes takes it back', async () => {
  const { db, press, read, told, ids, lead, path } = await openLink()
  const [first = '', second = ''] = ids
  const asked = { intent: 'buy', areas: [], bedrooms: null, budgetMin: null, budgetMax: null }
  const offered = async () => {
    const wanted = { ...asked, propertyType: null, id: lead.id }
    const found = await listMatchingListings(db, 'all', wanted, 20)
    return found.map(({ id }) => id).toSorted()
  }
  expect(await offered()).toEqual(ids.toSorted())
  const yes = await press({ press: 'yes', home: first })
  expect(yes).toMatchObject({ status: 303, to: `${path}#home-${first}` })
  const no = { press: 'no', home: second, words: ' مظلم 🙂\r\n<b> ' }
  await press(no)
  await press(no)
  const customer = { actor: 'service:shortlist' }
  expect(await told()).toEqual([
    { step: 'yes', listing: first, ...customer },
    { step: 'no', listing: second, ...customer },
  ])
  expect(await offered()).toEqual([first])
  const { text } = await read()
  expect(text).toContain('You like this home.')
  expect(text).toContain('not for you.')
  expect(await listShortlists(db, lead.id)).toMatchObject([
    { homes: [{ answer: 'yes' }, { answer: 'no', words: 'مظلم 🙂\r\n<b>' }] },
  ])
  await press({ press: 'yes', home: second })
  expect(await offered()).toEqual(ids.toSorted())
})

test('a viewing is asked for at a time that is offered, once, and of two homes at one time the second is told', async () => {
  const { db, press, read, ids, sara, lead } = await openLink()
  const [first = '', second = ''] = ids
  const [at = ''] = /2026-12-08T\d\d:00:00\.000Z/.exec((await read()).text) ?? []
  expect(at).not.toBe('')
  expect((await press({ press: 'view', home: first, at })).status).toBe(303)
  expect((await press({ press: 'view', home: first, at })).status).toBe(303)
  const booked = await db.select().from(viewings).orderBy(asc(viewings.createdAt))
  expect(booked).toMatchObject([
    { leadId: lead.id, listingId: first, agentId: sara.id, status: 'pending', startsAt: at },
  ])
  const taken = await press({ press: 'view', home: second, at })
  expect(taken.status).toBe(409)
  expect(taken.text).toContain('That time is not free any more.')
  expect(taken.text).not.toContain(`value="${at}"`)
  for (const other of ['2026-12-08T22:00:00.000Z', '2026-12-07T07:00:00.000Z'])
    expect((await press({ press: 'view', home: second, at: other })).status).toBe(409)
  expect(await db.$count(viewings)).toBe(1)
  expect((await read()).text).toContain('Viewing asked for:')
})

test('of many who take one time in the same second one gets it', async () => {
  const { db, press, read, ids } = await openLink({ homes: 6 })
  const [at = ''] = /2026-12-08T\d\d:00:00\.000Z/.exec((await read()).text) ?? []
  const answers = await Promise.all(ids.map((home) => press({ press: 'view', home, at })))
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
  expect(statuses).toEqual([303, 409, 409, 409, 409, 409])
  expect(await db.$count(viewings)).toBe(1)
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
  const paths = [`ar/${createSecret()}`, 'ar/x', `fr/${secret}`, 'ar/%00', `en/${'a'.repeat(5_000)}`]
  for (const path of paths)
    expect((await fetch(url(`/shortlists/${path}`))).status, path.slice(0, 20)).toBe(404)
  const kept = JSON.stringify(await db.select().from(shortlists))
  expect(kept).not.toContain(secret)
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

test('what no page of it could have sent changes nothing, and a page that is asked for all the time is told to wait', async () => {
  const { press, told, url, path } = await openLink()
  const wrong: Record<string, string>[] = [
    {},
    { press: 'yes' },
    { press: 'yes', home: crypto.randomUUID() },
    { press: 'no', home: "'; drop table leads; --" },
    { press: 'view', home: crypto.randomUUID(), at: 'x' },
  ]
  for (const form of wrong) expect((await press(form)).status).toBe(409)
  const long = await fetch(url(path), { method: 'POST', body: 'x'.repeat(20_000) })
  expect(long.status).toBe(413)
  expect(await told()).toEqual([])
  const answers = await Promise.all(Array.from({ length: 61 }, () => fetch(url(path))))
  expect(answers.map(({ status }) => status)).toContain(429)
})
