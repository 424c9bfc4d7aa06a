import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { leads, listings, unsuitedHomes, viewingLinks, viewings } from '#db/pace/schema.ts'
import { MOST_ANSWERS } from '#db/pace/viewings/answers.ts'
import { revokeViewingLinks } from '#db/pace/viewings/links.ts'
import { changeViewing, insertViewing } from '#db/pace/viewings/records.ts'
import { createSecret } from '#service/identity/secret.ts'
import { BY, NOW, openAppointment, STARTS } from '#tests/support/viewing-link.ts'

/** Another free hour of the day after, in UTC. */
const LATER = '2026-12-09T08:00:00.000Z'
const AFTER = '2026-12-08T11:00:00.000Z'

test('whoever has the link sees when, where and with whom, and nothing that is the house’s own', async () => {
  const { read } = await openAppointment()
  const { status, text, headers } = await read()
  expect(status).toBe(200)
  for (const shown of [
    'Sea view &lt;b&gt;O’Brien&lt;/b&gt;',
    'Marina Gate',
    'Sara Haddad',
    '14:00',
  ])
    expect(text).toContain(shown)
  for (const own of ['SECRET', 'Hidden', 'L-90001', 'customer.example', 'S-9000'])
    expect(text).not.toContain(own)
  expect(text.match(/<script/g)).toBeNull()
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(headers.get('set-cookie')).toBeNull()
})

test('in Arabic it is in Arabic, from the right; the other language is one press away', async () => {
  const { read, secret } = await openAppointment({ language: 'ar' })
  const { text } = await read()
  expect(text).toContain('<html lang="ar" dir="rtl">')
  expect(text).toContain('إطلالة بحرية 😀')
  expect(text).toContain('سأحضر')
  expect(text).not.toMatch(/>\s*(I will be there|Another time|I cannot come)/)
  expect(text).toContain(`href="/appointments/en/${secret}"`)
})

test('a customer confirms: the viewing is confirmed, its agent is told once, and it is said on the page', async () => {
  const { press, read, standing, answers, told, sara, path } = await openAppointment()
  const pressed = await press({ press: 'confirm', seen: STARTS })
  expect([pressed.status, pressed.to]).toEqual([303, path])
  expect((await standing()).status).toBe('confirmed')
  expect((await read()).text).toContain('Your viewing is confirmed')
  await press({ press: 'confirm', seen: STARTS })
  expect(await answers()).toMatchObject([{ step: 'confirmed', startsAt: STARTS }])
  const actor = 'service:viewing-link'
  expect(await told()).toEqual([{ step: 'confirmed', hostId: sara.id, actor }])
})

test('a customer takes another time that is free: the viewing is there, and is still to be confirmed', async () => {
  const { press, read, standing, answers } = await openAppointment()
  expect((await read()).text).toContain(`value="${LATER}"`)
  expect((await press({ press: 'move', seen: STARTS, at: LATER })).status).toBe(303)
  expect(await standing()).toMatchObject({
    status: 'pending',
    startsAt: LATER,
    endsAt: '2026-12-09T08:30:00.000Z',
  })
  expect(await answers()).toMatchObject([{ step: 'moved', startsAt: LATER }])
  const chosen = (await read()).text
  expect(chosen).toContain('will confirm this time')
  expect(chosen).not.toContain('I will be there')
  expect((await press({ press: 'confirm', seen: LATER })).status).toBe(409)
  const again = await press({ press: 'move', seen: STARTS, at: '2026-12-09T09:00:00.000Z' })
  expect(again.status).toBe(409)
  expect(again.text).toContain('has changed meanwhile')
  expect((await standing()).startsAt).toBe(LATER)
})

test('a time that was taken meanwhile, is at night or is none is asked back; nothing is moved', async () => {
  const { db, press, standing, booked } = await openAppointment()
  await insertViewing(
    db,
    { ...booked, startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' },
    BY.actor,
  )
  const taken = await press({ press: 'move', seen: STARTS, at: LATER })
  expect(taken.status).toBe(409)
  expect(taken.text).toContain('not free any more')
  expect(taken.text).not.toContain(`value="${LATER}"`)
  for (const at of ['2026-12-09T23:00:00.000Z', '2026-12-06T08:00:00.000Z', 'soon', STARTS])
    expect((await press({ press: 'move', seen: STARTS, at })).status, at).toBe(409)
  expect((await standing()).startsAt).toBe(STARTS)
})

test('what was typed with a press that did not work stands there again, whatever the viewing has become', async () => {
  const { db, press, setNow, viewing } = await openAppointment()
  const words = '  <b>Ill</b>, O’Brien 😀 \u202eلا'
  const moved = { startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' }
  await db.update(viewings).set(moved).where(eq(viewings.id, viewing.id))
  const off = await press({ press: 'cancel', seen: STARTS, words })
  expect(off.status).toBe(409)
  expect(off.text).toContain('&lt;b&gt;Ill&lt;/b&gt;, O’Brien 😀')
  const long = await press({ press: 'cancel', seen: LATER, words: 'é'.repeat(1_001) })
  expect(long.status).toBe(409)
  expect(long.text).toContain('é'.repeat(1_000))
  // Moved into the future while they told how it was.
  const early = await press({ press: 'feedback', interest: 'no', words: 'Too dark' })
  expect(early.text).toMatch(/readonly>\s*Too dark<\/textarea>/)
  setNow('2026-12-09T08:10:00.000Z')
  const late = await press({ press: 'cancel', seen: LATER, words })
  expect(late.text).toContain('What you wrote, to copy')
  expect(late.text).toContain('O’Brien 😀')
  setNow('2026-12-09T10:00:00.000Z')
  const unsaid = await press({ press: 'feedback', words: 'Too dark' })
  expect(unsaid.status).toBe(409)
  expect(unsaid.text).toContain('Too dark</textarea>')
  const chosen = await press({ press: 'feedback', interest: 'again', words: 'x'.repeat(1_001) })
  expect(chosen.text).toMatch(/value="again"\s+required\s+checked/)
})

test('of two who take one time in the same second one has it, and the other is asked for another', async () => {
  const { db, press, booked, standing } = await openAppointment()
  const other = { id: crypto.randomUUID(), reference: 'L-90002', stage: 'viewing' }
  await db.insert(leads).values({ ...other, ownerId: booked.agentId, teamId: booked.teamId })
  const held = { ...booked, leadId: other.id, startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' }
  const [moved, isBooked] = await Promise.all([
    press({ press: 'move', seen: STARTS, at: LATER }),
    insertViewing(db, held, BY.actor).then(
      () => true,
      () => false,
    ),
  ])
  expect(moved.status).toBe(isBooked ? 409 : 303)
  expect((await standing()).startsAt).toBe(isBooked ? STARTS : LATER)
})

test('a customer calls it off with a word about why; the page says so and offers nothing more', async () => {
  const { press, read, standing, answers } = await openAppointment()
  const words = 'Ill, O’Brien 😀 \u0000 لا أستطيع'
  expect((await press({ press: 'cancel', seen: STARTS, words })).status).toBe(303)
  expect((await standing()).status).toBe('cancelled')
  expect(await answers()).toMatchObject([
    { step: 'cancelled', words: 'Ill, O’Brien 😀 \ufffd لا أستطيع' },
  ])
  const { text } = await read()
  expect(text).toContain('It does not take place')
  expect(text).not.toContain('<form')
  expect((await press({ press: 'confirm', seen: STARTS })).status).toBe(409)
})

test('after the viewing they say how it was; the last word counts, and a no is remembered', async () => {
  const { db, press, read, answers, told, setNow, lead, home } = await openAppointment()
  expect((await press({ press: 'feedback', interest: 'no' })).status).toBe(409)
  setNow(AFTER)
  const { text } = await read()
  expect(text).toContain('How was your viewing?')
  expect(text).not.toContain('I will be there')
  expect((await press({ press: 'feedback', interest: 'no', words: 'Too dark' })).status).toBe(303)
  expect(await db.select().from(unsuitedHomes)).toMatchObject([
    { leadId: lead.id, listingId: home.id },
  ])
  await press({ press: 'feedback', interest: 'no', words: 'Too dark' })
  setNow('2026-12-08T11:05:00.000Z')
  await press({ press: 'feedback', interest: 'offer', words: '</textarea><b>بسرعة' })
  expect(await db.select().from(unsuitedHomes)).toEqual([])
  const said = (await answers()).map(({ interest, words }) => [interest, words])
  expect(said).toEqual([
    ['no', 'Too dark'],
    ['offer', '</textarea><b>بسرعة'],
  ])
  expect((await told()).map(({ step }) => step)).toEqual(['feedback', 'feedback'])
  const after = (await read()).text
  expect(after).toContain('&lt;/textarea&gt;&lt;b&gt;بسرعة')
  expect(after).toMatch(/value="offer"\s+required\s+checked/)
  for (const wrong of [
    { interest: 'maybe', words: '' },
    { interest: 'no', words: 'x'.repeat(5_000) },
  ])
    expect((await press({ press: 'feedback', ...wrong })).status).toBe(409)
})

test('a home that a colleague has said is not for them stays so, whatever the customer says', async () => {
  const { db, press, setNow, lead, home } = await openAppointment()
  const said = { leadId: lead.id, listingId: home.id, saidBy: BY.actor }
  await db.insert(unsuitedHomes).values({ ...said, saidAt: NOW.toISOString() })
  setNow(AFTER)
  await press({ press: 'feedback', interest: 'unsure' })
  expect(await db.select().from(unsuitedHomes)).toMatchObject([{ saidBy: BY.actor }])
})

test('a long viewing stays as long where the customer takes another time; confirmed twice it is confirmed', async () => {
  const { db, press, viewing, standing } = await openAppointment()
  const patch = { endsAt: '2026-12-08T11:30:00.000Z' }
  await changeViewing(db, viewing, { patch, onlyAsRead: false, actor: BY.actor })
  await press({ press: 'move', seen: STARTS, at: LATER })
  expect((await standing()).endsAt).toBe('2026-12-09T09:30:00.000Z')
  const status = { status: 'confirmed' } as const
  await changeViewing(db, await standing(), { patch: status, onlyAsRead: false, actor: BY.actor })
  const twice = await Promise.all([1, 2].map(() => press({ press: 'confirm', seen: LATER })))
  expect(twice.map((one) => one.status)).toEqual([303, 303])
})

test('nobody answers without end', async () => {
  const { press, setNow, answers } = await openAppointment()
  setNow(AFTER)
  for (let at = 0; at < MOST_ANSWERS; at += 1)
    expect((await press({ press: 'feedback', interest: 'no', words: `${at}` })).status).toBe(303)
  const more = await press({ press: 'feedback', interest: 'again', words: 'once more' })
  expect(more.status).toBe(409)
  expect(more.text).toContain('many times already')
  expect(await answers()).toHaveLength(MOST_ANSWERS)
})

test('a link that was shut, is over, or whose lead has ended says so; one that never was is not found, and no secret is kept', async () => {
  const { db, read, press, viewing, lead, setNow, url, secret } = await openAppointment({
    language: 'ar',
  })
  expect((await read()).status).toBe(200)
  setNow('2026-12-22T10:30:00.000Z')
  const over = await read()
  expect(over.status).toBe(410)
  expect(over.text).toContain('هذه الصفحة مغلقة')
  expect(over.text).not.toContain('إطلالة')
  setNow(NOW.toISOString())
  for (const ended of [{ stage: 'lost' }, { archivedAt: NOW.toISOString() }]) {
    await db.update(leads).set(ended).where(eq(leads.id, lead.id))
    expect((await read()).status).toBe(410)
    expect((await press({ press: 'confirm', seen: STARTS })).status).toBe(410)
    const open = { stage: 'viewing', archivedAt: null }
    await db.update(leads).set(open).where(eq(leads.id, lead.id))
  }
  expect((await read()).status).toBe(200)
  expect(await revokeViewingLinks(db, viewing.id, { now: NOW, by: BY })).toBe(1)
  expect(await revokeViewingLinks(db, viewing.id, { now: NOW, by: BY })).toBe(0)
  expect((await read()).status).toBe(410)
  expect((await read('/seen')).status).toBe(410)
  const paths = [`ar/${createSecret()}`, 'ar/x', `fr/${secret}`, `en/${'a'.repeat(5_000)}`]
  for (const path of paths)
    expect((await fetch(url(`/appointments/${path}`))).status, path.slice(0, 20)).toBe(404)
  expect(JSON.stringify(await db.select().from(viewingLinks))).not.toContain(secret)
})

test('guesses are told to wait, and who has a link is not', async () => {
  const { read, url } = await openAppointment()
  const guess = () => fetch(url(`/appointments/en/${createSecret()}`))
  const answers = await Promise.all(Array.from({ length: 130 }, guess))
  const counted = Map.groupBy(answers, ({ status }) => status)
  expect([counted.get(404)?.length, counted.get(429)?.length]).toEqual([120, 10])
  expect((await read()).status).toBe(200)
})

test('a first look is noted, not a preview’s nor a colleague’s', async () => {
  const { db, read, url, path } = await openAppointment()
  const opened = async () => (await db.select().from(viewingLinks)).map((one) => one.openedAt)
  await read()
  await fetch(url(`${path}/seen`), { method: 'HEAD' })
  expect(await opened()).toEqual([null])
  expect((await read('/seen')).status).toBe(204)
  expect(await opened()).toEqual([NOW.toISOString()])
  const sessions = { find: async () => ({}) as never, accessTokenFor: async () => 'unused' }
  const theirs = await openAppointment({ sessions: sessions as never })
  await theirs.read('/seen')
  expect((await theirs.db.select().from(viewingLinks)).map((one) => one.openedAt)).toEqual([null])
})

test('what its agent has moved or called off meanwhile stands on the page, and is not answered as it was', async () => {
  const { db, press, viewing, standing } = await openAppointment()
  const patch = { startsAt: LATER, endsAt: '2026-12-09T08:30:00.000Z' }
  await changeViewing(db, viewing, { patch, onlyAsRead: false, actor: BY.actor })
  const old = await press({ press: 'confirm', seen: STARTS })
  expect(old.status).toBe(409)
  expect(old.text).toContain('has changed meanwhile')
  expect(old.text).toContain('12:00')
  expect((await standing()).status).toBe('pending')
  expect((await press({ press: 'confirm', seen: LATER })).status).toBe(303)
  const off = { status: 'cancelled' } as const
  await changeViewing(db, await standing(), { patch: off, onlyAsRead: false, actor: BY.actor })
  expect((await press({ press: 'move', seen: LATER, at: STARTS })).status).toBe(409)
})

test('a home that is gone leaves the viewing as it is', async () => {
  const { db, read, home } = await openAppointment()
  await db.update(listings).set({ title: null, titleAr: null }).where(eq(listings.id, home.id))
  const { status, text } = await read()
  expect(status).toBe(200)
  expect(text).toContain('Marina Gate')
})
