import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { listings, viewings } from '../schema.ts'
import { changeViewing, insertViewing } from './records.ts'
import { findBusy, findTaken } from './slot.ts'

const at = (clock: string) => `2026-12-01T${clock}:00.000Z`
const BY = 'person:test'

async function startHouse() {
  const company = await foundCompany()
  const { db, sara, noor, marina, addLead, addListing } = company
  const [lead, otherLead] = [await addLead(), await addLead()]
  const [home, otherHome] = [await addListing(), await addListing()]
  const wanted = (
    from: string,
    to: string,
    more: Partial<Parameters<typeof insertViewing>[1]> = {},
  ) => ({
    leadId: lead,
    listingId: home,
    agentId: sara.id,
    teamId: marina,
    startsAt: at(from),
    endsAt: at(to),
    ...more,
  })
  const book = async (...args: Parameters<typeof wanted>) =>
    (await insertViewing(db, wanted(...args), BY)).viewing
  const ofOthers = { agentId: noor.id, leadId: otherLead, listingId: otherHome }
  return { ...company, lead, home, wanted, book, ofOthers }
}

test('a time at which the agent, the applicant or the home is taken is asked back, and said why', async () => {
  const { book, lead, home, sara, ofOthers } = await startHouse()
  const there = await book('10:00', '10:30')
  const cases = [
    [{ ...ofOthers, agentId: sara.id }, 'agentIsTaken', 'agentId'],
    [{ ...ofOthers, leadId: lead }, 'applicantIsTaken', 'leadId'],
    [{ ...ofOthers, listingId: home }, 'homeIsTaken', 'listingId'],
  ] as const
  for (const [more, key, path] of cases) {
    const message = expect.stringContaining(there.id)
    await expect(book('10:29', '10:59', more)).rejects.toMatchObject({
      code: 'conflict',
      said: { key },
      problems: [{ path, message }],
    })
  }
  await book('10:15', '10:45', ofOthers)
  await book('10:30', '11:00')
  await book('09:30', '10:00')
})

test('what was called off takes no time, and whoever means it books all the same', async () => {
  const { book, wanted, db } = await startHouse()
  await book('10:00', '10:30', { status: 'cancelled' })
  await book('10:00', '10:30')
  await book('10:00', '10:30', { status: 'cancelled' })
  const { isNew } = await insertViewing(db, wanted('10:10', '10:40'), BY, { despiteTaken: true })
  expect(isNew).toBe(true)
})

test('what is sent again is not in its own way', async () => {
  const { wanted, db } = await startHouse()
  const id = crypto.randomUUID()
  expect(await insertViewing(db, wanted('10:00', '10:30', { id }), BY)).toMatchObject({
    isNew: true,
  })
  expect(await insertViewing(db, wanted('10:00', '10:30', { id }), BY)).toMatchObject({
    isNew: false,
    viewing: { id },
  })
})

test('between two communities there is half an hour for the way; in one, or where none is known, there need not be', async () => {
  const { book, addListing } = await startHouse()
  await book('10:00', '10:30')
  const far = await addListing({ area: 'downtown' })
  const unknown = await addListing({ area: null })
  for (const [from, to] of [
    ['10:45', '11:15'],
    ['09:00', '09:45'],
  ] as const) {
    await expect(book(from, to, { listingId: far })).rejects.toMatchObject({
      said: { key: 'agentIsElsewhere' },
    })
  }
  await book('11:00', '11:30', { listingId: far })
  await book('09:30', '10:00', { listingId: unknown })
})

test('a viewing that is moved, given to another agent or taken up again is asked back too; its outcome is not', async () => {
  const { book, db, ofOthers, noor } = await startHouse()
  await book('10:00', '10:30')
  const own = await book('12:00', '12:30')
  const others = await book('12:15', '12:45', ofOthers)
  const change = { onlyAsRead: false, actor: BY }
  const moved = { startsAt: at('10:15'), endsAt: at('10:45') }
  const taken = { code: 'conflict', said: { key: 'agentIsTaken' } }
  await expect(changeViewing(db, own, { patch: moved, ...change })).rejects.toMatchObject(taken)
  const given = { patch: { agentId: noor.id }, ...change }
  await expect(changeViewing(db, own, given)).rejects.toMatchObject(taken)
  expect(await changeViewing(db, own, { ...given, despiteTaken: true })).toMatchObject({
    agentId: noor.id,
    revision: 1,
  })
  const off = await changeViewing(db, others, { patch: { status: 'cancelled' }, ...change })
  if (!off) throw new Error('It is there.')
  await expect(
    changeViewing(db, off, { patch: { status: 'pending' }, ...change }),
  ).rejects.toMatchObject(taken)
  expect(await changeViewing(db, own, { patch: { status: 'attended' }, ...change })).toMatchObject({
    status: 'attended',
  })
})

test('of two who take one slot in the same second one gets it and the other is told, whatever they share', async () => {
  const { db, wanted, ofOthers, lead, home, sara } = await startHouse()
  const shared = [{ agentId: sara.id }, { leadId: lead }, { listingId: home }]
  for (let round = 0; round < 12; round++) {
    const minute = String(round * 5).padStart(2, '0')
    const day = `2026-12-${10 + round}`
    const times = { startsAt: `${day}T10:${minute}:00.000Z`, endsAt: `${day}T11:${minute}:00.000Z` }
    const both = [{ ...times }, { ...times, ...ofOthers, ...shared[round % 3] }]
    const answers = await Promise.allSettled(
      both.map((more) => insertViewing(db, wanted('10:00', '10:30', more), BY)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = answers.find((answer) => answer.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict' })
  }
  expect(await db.$count(viewings)).toBe(12)
})

test('a day names all that takes it, the earliest first', async () => {
  const { db, book, ofOthers, sara, lead, home } = await startHouse()
  const [late, early] = [await book('15:00', '15:30'), await book('08:00', '08:30')]
  await book('10:00', '10:30', ofOthers)
  const day = { startsAt: '2026-12-01T00:00:00.000Z', endsAt: '2026-12-02T00:00:00.000Z' }
  const taken = await findTaken(db, { agentId: sara.id, leadId: lead, listingId: home, ...day })
  expect(taken.map(({ id }) => id)).toEqual([early.id, late.id])
  expect(await db.$count(listings)).toBe(2)
})

test('of a day is known what takes it, and from which of it the agent has a way', async () => {
  const { book, db, sara, lead, home, addListing, ofOthers } = await startHouse()
  const away = await addListing({ area: 'downtown' })
  await book('10:00', '10:30', { listingId: away, leadId: null })
  await book('12:00', '12:30')
  await book('14:00', '14:30', { ...ofOthers, leadId: lead })
  await book('16:00', '16:30', { status: 'cancelled' })
  await book('18:00', '18:30', ofOthers)
  const day = { startsAt: at('08:00'), endsAt: at('20:00') }
  const of = { agentId: sara.id, leadId: lead, listingId: home, ...day }
  const busy = await findBusy(db, of)
  expect(busy.map(({ startsAt, isFar }) => `${startsAt.slice(11, 16)} ${isFar}`)).toEqual([
    '10:00 true',
    '12:00 false',
    '14:00 false',
  ])
})
