import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { viewings } from '#db/pace/schema.ts'
import { listShortlists } from '#db/pace/shortlists/of-lead.ts'
import { openLink } from '#tests/support/shortlist-link.ts'

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
  expect((await read()).text).toContain('Your agent will be in touch')
})

test('of many who take one time in the same second one gets it', async () => {
  const { db, press, read, ids } = await openLink({ homes: 6 })
  const [at = ''] = /2026-12-08T\d\d:00:00\.000Z/.exec((await read()).text) ?? []
  const answers = await Promise.all(ids.map((home) => press({ press: 'view', home, at })))
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
  expect(statuses).toEqual([303, 409, 409, 409, 409, 409])
  expect(await db.$count(viewings)).toBe(1)
})

test('of all times at once for one home one viewing is booked, and whoever asks twice has asked once', async () => {
  const { db, press, read, ids } = await openLink()
  const [home = ''] = ids
  const times = [...(await read()).text.matchAll(/value="(2026-[^"]+Z)"/g)].map(([, at = '']) => at)
  const wanted = [...new Set(times)].slice(0, 20)
  expect(wanted.length).toBe(20)
  const answers = await Promise.all(wanted.map((at) => press({ press: 'view', home, at })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await db.$count(viewings)).toBe(1)
})

test('of a lead’s homes six wait for a viewing; of more one speaks with the agent', async () => {
  const { db, press, read, ids } = await openLink({ homes: 8 })
  const times = [...(await read()).text.matchAll(/value="(2026-[^"]+Z)"/g)].map(([, at = '']) => at)
  // Two hours apart: nobody is on the way then.
  const apart = [...new Set(times)].filter((at) => new Date(at).getUTCHours() % 2 === 0)
  const statuses: number[] = []
  for (const [n, home] of ids.entries()) {
    const { status } = await press({ press: 'view', home, at: apart[n] ?? '' })
    statuses.push(status)
  }
  expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 409, 409])
  expect(await db.$count(viewings)).toBe(6)
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
  const busy = answers.find(({ status }) => status === 429)
  expect(await busy?.text()).toContain('One moment, please')
  const broken = { 'content-type': 'multipart/form-data; boundary=x' }
  const other = await openLink()
  const sent = await fetch(other.url(other.path), { method: 'POST', headers: broken, body: '--y' })
  expect(sent.status).toBe(409)
})
