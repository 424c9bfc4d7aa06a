import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import type { PaceDb } from '../client.ts'
import {
  clocks,
  communications,
  contacts,
  conversations,
  leads,
  tasks,
  viewings,
} from '../schema.ts'
import { type DeskCursor, listDeskRows } from './next-rows.ts'

const at = (time: string) => `2026-03-10T${time}:00.000Z`
const NOW = { now: at('08:00'), endOfToday: at('19:59') }
const worked = { stage: 'contacted', firstContactedAt: '2026-03-01T08:00:00.000Z' }

async function openDesk() {
  const company = await foundCompany()
  const { db, sara, marina } = company
  const whose = {
    personId: sara.id,
    teamId: marina,
    scope: { personId: sara.id, teamId: marina, wholeTeam: false },
  }
  const read = (limit = 50, from: DeskCursor | typeof NOW = NOW) =>
    listDeskRows(db, whose, from, limit)
  return { ...company, read }
}

async function addReply(db: PaceDb, ownerId: string, sentAt: string, name: string) {
  const id = crypto.randomUUID()
  await db.insert(contacts).values({ id, name, ownerId })
  const mail = { contactId: id, channel: 'email', direction: 'inbound', state: 'received' } as const
  await db.insert(communications).values({ ...mail, body: 'هل ما زالت متاحة؟', at: sentAt })
  return id
}

test('one list has of each source what wants something now, the most urgent first', async () => {
  const { db, sara, noor, marina, addLead, addListing, read } = await openDesk()
  const free = await addLead({ dueAt: at('08:10'), name: 'Free' })
  const own = await addLead({ ownerId: sara.id, dueAt: at('07:10') })
  const due = at('12:00')
  const today = await addLead({ ownerId: sara.id, ...worked, dueAt: due, nextFollowUpAt: due })
  const adrift = await addLead({ ownerId: sara.id, ...worked })
  const tomorrow = '2026-03-11T12:00:00.000Z'
  await addLead({ ownerId: sara.id, ...worked, dueAt: tomorrow, nextFollowUpAt: tomorrow })
  await addLead({ ownerId: noor.id, dueAt: at('08:05') })
  await addLead({ ownerId: sara.id, dueAt: at('08:05'), archivedAt: at('07:00') })
  await addLead({ ownerId: sara.id, dueAt: at('08:05'), pausedUntil: at('08:02') })
  await addLead({ ownerId: sara.id, importedAt: at('07:00') })
  const reply = await addReply(db, sara.id, at('07:30'), 'نورة')
  const task = { ownerId: sara.id, createdBy: 'service:test' }
  await db.insert(tasks).values([
    { ...task, title: 'Keys', dueAt: at('07:00') },
    { ...task, title: 'Some day' },
    { ...task, title: 'Done', dueAt: at('07:00'), doneAt: at('07:30') },
  ])
  const show = { agentId: sara.id, status: 'confirmed' } as const
  const [soon, over] = await db
    .insert(viewings)
    .values([
      { ...show, startsAt: at('08:30'), endsAt: at('09:00') },
      { ...show, startsAt: at('06:30'), endsAt: at('07:00') },
      { ...show, status: 'attended', startsAt: at('05:30'), endsAt: at('06:00') },
      { ...show, startsAt: at('15:30'), endsAt: at('16:00') },
    ])
    .returning({ id: viewings.id })
  const listingId = await addListing({ agentId: sara.id, teamId: marina })
  const clock = { listingId, ownerId: sara.id, basis: 'x', spent: 0 }
  const [permit] = await db
    .insert(clocks)
    .values({
      ...clock,
      kind: 'permit',
      startedAt: at('01:00'),
      countsFrom: at('01:00'),
      warnAt: at('02:00'),
      dueAt: '2026-03-15T20:00:00.000Z',
    })
    .returning({ id: clocks.id })

  const { items, next } = await read()
  expect(next).toBeNull()
  expect(items.map((item) => (item.kind === 'task' ? item.title : item.id))).toEqual([
    free,
    soon?.id,
    reply,
    own,
    over?.id,
    'Keys',
    today,
    permit?.id,
    adrift,
    'Some day',
  ])
})

test('who was answered waits no longer, and a conversation that rests is not on the desk', async () => {
  const { db, sara, read } = await openDesk()
  const contactId = await addReply(db, sara.id, at('07:30'), 'Omar')
  expect((await read()).items).toMatchObject([{ kind: 'reply', id: contactId, name: 'Omar' }])
  const resting = { snoozedUntil: at('10:00') }
  await db.update(conversations).set(resting).where(eq(conversations.contactId, contactId))
  expect((await read()).items).toEqual([])
  await db.update(conversations).set({ snoozedUntil: at('07:59') })
  expect((await read()).items).toHaveLength(1)
  const mail = { contactId, channel: 'email', direction: 'outbound', body: 'Yes' } as const
  await db.insert(communications).values({ ...mail, personId: sara.id, at: at('07:40') })
  expect((await read()).items).toEqual([])
})

test('pages go on behind each other with nothing twice and nothing left out, whatever happens between them', async () => {
  const { db, sara, addLead, read } = await openDesk()
  const minute = (n: number) => new Date(Date.parse(at('06:00')) + n * 60_000).toISOString()
  for (let n = 0; n < 14; n += 1) {
    await addLead({ dueAt: minute(n * 20) })
    await addLead({ ownerId: sara.id, ...worked, dueAt: minute(n * 11) })
    await addLead({ ownerId: sara.id, dueAt: minute(n * 17) })
    await addLead({ ownerId: sara.id, ...worked })
    await db
      .insert(tasks)
      .values({ title: `${n}`, ownerId: sara.id, dueAt: minute(n * 13), createdBy: 'service:test' })
  }
  const whole = (await read(500)).items.map(({ kind, id }) => `${kind} ${id}`)
  expect(whole).toHaveLength(70)
  const paged: string[] = []
  let from: DeskCursor | typeof NOW = NOW
  for (;;) {
    const { items, next } = await read(9, from)
    paged.push(...items.map(({ kind, id }) => `${kind} ${id}`))
    if (!next) break
    from = next
    // What is done meanwhile moves nothing that is still to come.
    const [first] = paged
    await db
      .update(leads)
      .set({ stage: 'lost' })
      .where(eq(leads.id, first?.split(' ')[1] ?? ''))
  }
  expect(paged).toEqual(whole)
})
