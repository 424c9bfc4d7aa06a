import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findContactRecord } from '#db/pace/contacts/records.ts'
import { arrivals, enquiries, leads } from '#db/pace/schema.ts'
import { countLinks, FORM_FIELDS, FormSettingsSchema } from '#domain/arrival/form.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'
import { createDoors } from './doors/doors.server.ts'
import { createFormToken, readFormToken } from './doors/form-token.ts'

const SITE = 'https://www.house.example'
const BY = { actor: 'person:admin', via: 'pages' }

async function openForm(settings: object = {}) {
  const api = await createTestApi({ scale: 0 })
  const doors = createDoors({ db: api.db, secret: 'test' })
  const made = { origins: [SITE], leastSeconds: 3, ...settings }
  const { id, key } = await doors.open(
    { channel: 'form', name: 'Contact us', settings: FormSettingsSchema.parse(made) },
    BY,
  )
  const send = (init: RequestInit, path = '') => api.api.request(`/forms/${key}${path}`, init)
  const fill = (fields: object, headers: Record<string, string> = { origin: SITE }) =>
    send(json(fields, 'POST', headers))
  const rows = () =>
    api.db.select().from(arrivals).orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
  /** As it was issued by a page that has been open for so long. */
  const tokenOf = (seconds: number) => createFormToken('test', key, Date.now() - seconds * 1000)
  return { ...api, id, key, send, fill, rows, tokenOf }
}

test('a form on the house’s site becomes a lead with its listing’s words and what it asks beside', async () => {
  const { fill, db, rows, id } = await openForm()
  const answer = await fill({
    Full_Name: 'سارة O’Brien',
    mobile: '٠٥٠ ١٢٣ ٤٥٦٧',
    message: 'Is it free?\u0000',
    utm_source: 'google',
  })
  expect(answer.status).toBe(202)
  expect(answer.headers.get('access-control-allow-origin')).toBe(SITE)
  const told = await answer.json()
  expect(Object.keys(told)).toEqual(['id'])
  const [row] = await rows()
  expect(row).toMatchObject({ doorId: id, state: 'lead', extras: { utm_source: 'google' } })
  const [lead] = await db.select().from(leads)
  expect(lead).toMatchObject({ name: 'سارة O’Brien', phone: '+971501234567', source: 'website' })
})

test('a browser on another site, or a key that is none, gets nothing in', async () => {
  const { fill, send, api, rows } = await openForm()
  expect((await fill({ phone: '0501234567' }, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await api.request('/forms/nobody', json({ phone: '0501234567' }))).status).toBe(404)
  const asked = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  const ask = (origin: string) => send({ method: 'OPTIONS', headers: { origin, ...asked } })
  const [own, foreign] = [await ask(SITE), await ask('https://evil.example')]
  expect(own.headers.get('access-control-allow-origin')).toBe(SITE)
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  expect(await rows()).toEqual([])
})

test('without script a form is sent on to a page of thanks, in the reader’s language, or to the site’s own', async () => {
  const { send, db, key } = await openForm()
  const body = new URLSearchParams({ name: 'Ali', email: 'ali@b.example', [FORM_FIELDS.trap]: '' })
  const answer = await send({ method: 'POST', body, headers: { origin: SITE } })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/forms/${key}/thanks`])
  const page = await send({ headers: { 'accept-language': 'ar-AE' } }, '/thanks')
  expect(await page.text()).toContain('<html lang="ar" dir="rtl">')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await db.$count(leads)).toBe(1)
  const own = await openForm({ thanksUrl: `${SITE}/thanks` })
  const sent = await own.send({ method: 'POST', body, headers: { origin: SITE } })
  expect(sent.headers.get('location')).toBe(`${SITE}/thanks`)
})

test('what a program has probably filled in is held with its question, never thrown away, and answered like any other', async () => {
  const { fill, rows, tokenOf, db } = await openForm()
  const whole = { name: 'Ali', phone: '0501234567' }
  const links = 'see http://a.example and https://www.b.example [url=c] <a href=d>'
  const sent: [object, string | null][] = [
    [{ ...whole, [FORM_FIELDS.trap]: 'http://x' }, 'honeypot'],
    [{ ...whole, [FORM_FIELDS.token]: tokenOf(0) }, 'tooFast'],
    [{ ...whole, [FORM_FIELDS.token]: `${tokenOf(60)}x` }, 'badToken'],
    [{ ...whole, [FORM_FIELDS.token]: tokenOf(8 * 24 * 3600) }, 'badToken'],
    [{ ...whole, message: links }, 'tooManyLinks'],
    [{ name: 'Ali', message: 'Ring me' }, 'noReach'],
    [{ ...whole, [FORM_FIELDS.token]: tokenOf(60) }, null],
  ]
  for (const [fields] of sent) expect((await fill(fields)).status).toBe(202)
  const found = await rows()
  expect(found.map(({ question }) => question)).toEqual(sent.map(([, question]) => question))
  expect(await db.$count(leads)).toBe(1)
})

test('a form that is pressed twice is one enquiry; the same words an hour later are another', async () => {
  const { fill, db, sql, rows } = await openForm()
  const fields = { name: 'Ali', phone: '0501234567', message: 'Call me' }
  await Promise.all([fill(fields), fill(fields), fill(fields)])
  expect(await db.$count(enquiries)).toBe(1)
  expect((await rows())[0]?.times).toBe(3)
  await sql`update arrivals set received_at = received_at - interval '1 hour'`
  await fill(fields)
  expect((await rows()).map(({ state }) => state)).toEqual(['lead', 'joined'])
})

test('what was agreed to is written down with the contact, in the words that stood there', async () => {
  const consent = 'I agree to be called and written to.'
  const { fill, db, double } = await openForm({ consent, consentChannels: ['phone', 'email'] })
  await fill({ name: 'Ali', phone: '0501234567', consent: 'on' })
  const [lead] = await db.select().from(leads)
  const sent = double.sent.filter(({ command }) => command === 'recordConsent')
  expect(sent.map(({ args }) => args)).toMatchObject([
    { channel: 'phone', state: 'given', where: `Form on ${SITE}`, wording: consent },
    { channel: 'email', state: 'given' },
  ])
  expect(await findContactRecord(db, 'all', lead?.contactId ?? '')).toBeTruthy()
  await fill({ name: 'Zed', phone: '0507654321', message: 'without' })
  expect(double.sent.filter(({ command }) => command === 'recordConsent')).toHaveLength(2)
})

test('odd bodies are held or refused in words, and never an error of ours', async () => {
  const { send, rows, errors } = await openForm()
  const post = (body: BodyInit, type: string) =>
    send({ method: 'POST', body, headers: { 'content-type': type, origin: SITE } })
  expect((await post('x', 'text/plain')).status).toBe(422)
  expect((await post('', 'application/json')).status).toBe(422)
  expect((await post('x'.repeat(70_000), 'application/json')).status).toBe(413)
  for (const body of ['{', '[]', '"x"', '\u0000', `{"name":${'['.repeat(9000)}`]) {
    expect((await post(body, 'application/json')).status).toBe(202)
  }
  expect((await post('--x\r\nbroken', 'multipart/form-data; boundary=x')).status).toBe(303)
  expect((await rows()).every(({ state }) => state === 'held')).toBe(true)
  expect(errors).toEqual([])
})

test('who sends too much is told to wait', async () => {
  const { send } = await openForm()
  const ask = () => send({ headers: { origin: SITE } }, '/token')
  const answers = []
  for (let sent = 0; sent < 31; sent += 1) answers.push(await ask())
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
  expect(answers.at(-1)?.status).toBe(429)
  expect(answers.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/)
})

test('a token is of its form alone, and no other text is one', () => {
  const now = 1_800_000_000_000
  const token = createFormToken('secret', 'key', now)
  expect(readFormToken({ secret: 'secret', key: 'key', now: now + 5000 }, token)).toBe(now)
  expect(readFormToken({ secret: 'secret', key: 'other', now }, token)).toBeNull()
  expect(readFormToken({ secret: 'other', key: 'key', now }, token)).toBeNull()
  for (const text of ['', '.', '..', 'é'.repeat(22), token.slice(1), 'x'.repeat(10_000)]) {
    expect(readFormToken({ secret: 'secret', key: 'key', now }, text)).toBeNull()
  }
})

test('a time that was made earlier, later, or is another token’s, opens nothing', () => {
  const now = 1_800_000_000_000
  const read = (token: string, at = now) =>
    readFormToken({ secret: 'secret', key: 'key', now: at }, token)
  const [time = '', nonce = '', seal = ''] = createFormToken('secret', 'key', now).split('.')
  const earlier = (now - 60_000).toString(36)
  expect(read(`${time}.${nonce}.${seal}`)).toBe(now)
  expect(read(`${earlier}.${nonce}.${seal}`)).toBeNull()
  expect(read(`${time}.${nonce.slice(1)}.${seal}`)).toBeNull()
  expect(read(`${time.toUpperCase()}.${nonce}.${seal}`)).toBeNull()
  expect(read(`${time}.${nonce}.${seal}=`)).toBeNull()
  const [otherTime = '', otherNonce = ''] = createFormToken('secret', 'key', now - 60_000).split(
    '.',
  )
  expect(read(`${otherTime}.${otherNonce}.${seal}`)).toBeNull()
  // Sealed by us for a later moment, and by us too long ago.
  expect(read(createFormToken('secret', 'key', now + 3600_000))).toBeNull()
  expect(read(createFormToken('secret', 'key', now - 8 * 24 * 3600_000))).toBeNull()
})

test('links are counted in linear time', () => {
  expect(countLinks('https://www.a.example, www.b.example and a@b.example')).toBe(2)
  expect(countLinks('http://'.repeat(100_000))).toBe(3)
  expect(countLinks('w'.repeat(1_000_000))).toBe(0)
})
