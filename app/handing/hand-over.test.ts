import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#domain/access/access.ts'
import { busyTimes, googleCalendars, leads, people } from '#db/pace/schema.ts'
import { findHandedBy, listHandedTo } from '#db/pace/viewings/colleagues.ts'
import { changeViewing, insertViewing } from '#db/pace/viewings/records.ts'
import { BY, ENDS, NOW, openAppointment, STARTS } from '#tests/support/viewing-link.ts'
import { handOver } from './hand-over.server.ts'

type Person = { id: string; teamId: string | null; role?: 'agent' | 'manager' }

async function openTeam() {
  const found = await openAppointment()
  const { db, sara, lead, viewing } = found
  const person = async (name: string, teamId: string | null = sara.teamId) => {
    const one = { id: crypto.randomUUID(), name, role: 'agent' as const, teamId }
    await db.insert(people).values({ ...one, email: `${one.id}@pace.demo` })
    return one
  }
  const omar = await person('Omar')
  const layla = await person('Layla')
  const sent: unknown[] = []
  const commands = {
    run: async (_document: string, _command: string, args: object) => {
      sent.push(args)
      return { undoable: true, seq: 0 }
    },
  }
  const deps = { commands: { forPerson: () => commands } }
  const actorOf = ({ id, teamId, role = 'agent' }: Person): Actor => ({
    kind: 'person',
    id,
    role,
    teamId,
  })
  const run = (form: Record<string, string>, by: Person = sara) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ viewingId: viewing.id, ...form }))
      data.set(name, value)
    return handOver({ db, actor: actorOf(by), session: {}, deps } as never, data, now)
  }
  let now = NOW.getTime()
  const at = (instant: string) => {
    now = Date.parse(instant)
  }
  const hand = (to: Person, more: Record<string, string> = {}, by: Person = sara) =>
    run({ intent: 'hand', agentId: to.id, wasAgentId: sara.id, ...more }, by)
  const shares = (to: Person) =>
    db
      .update(leads)
      .set({ collaboratorIds: [to.id] })
      .where(eq(leads.id, lead.id))
  return { ...found, omar, layla, sent, person, run, hand, shares, at }
}

test('who could show it is listed, who is free first, with what is in the way of the others', async () => {
  const { db, booked, viewing, omar, layla } = await openTeam()
  const near = { startsAt: '2026-12-08T10:15:00.000Z', endsAt: '2026-12-08T10:45:00.000Z' }
  await insertViewing(db, { ...booked, leadId: null, agentId: layla.id, ...near }, BY.actor, {
    despiteTaken: true,
  })
  const found = await listHandedTo(db, viewing)
  expect(new Map(found.map(({ id, could }) => [id, could]))).toEqual(
    new Map([
      [layla.id, 'taken'],
      [omar.id, 'free'],
    ]),
  )
  expect(found.find(({ id }) => id === layla.id)?.inTheWay).toEqual(near)
})

test('a colleague who is busy by their own calendar is listed so, and handed it only as it is meant', async () => {
  const { db, viewing, omar, hand, standing } = await openTeam()
  const read = { refreshToken: new Uint8Array([1]), readAt: new Date().toISOString() }
  await db.insert(googleCalendars).values({ personId: omar.id, ...read })
  const busy = { startsAt: '2026-12-08T10:15:00.000Z', endsAt: '2026-12-08T11:00:00.000Z' }
  await db.insert(busyTimes).values({ personId: omar.id, eventId: 'dentist', ...busy })
  const found = await listHandedTo(db, viewing)
  expect(found.find(({ id }) => id === omar.id)).toMatchObject({ could: 'busy', inTheWay: busy })
  await expect(hand(omar)).rejects.toMatchObject({ said: { key: 'agentIsBusy' } })
  await hand(omar, { despiteTaken: 'yes' })
  expect((await standing()).agentId).toBe(omar.id)
})

test('one’s own viewing goes to a colleague, with the lead; taken back it is as it was', async () => {
  const { hand, run, standing, omar, sara, sent } = await openTeam()
  const { handed } = await hand(omar)
  expect(await standing()).toMatchObject({ agentId: omar.id, startsAt: STARTS, endsAt: ENDS })
  expect(handed).toMatchObject({ to: 'Omar', seesLead: true })
  expect(sent).toEqual([{ addIds: [omar.id] }])
  // It is not Sara's any more, but it is she who gave it.
  await run(handed.takeBack ?? {})
  expect(await standing()).toMatchObject({ agentId: sara.id })
  expect(sent.at(-1)).toEqual({ removeIds: [omar.id] })
})

test('once something else has happened to it, it is nobody’s to take back', async () => {
  const { db, hand, run, standing, omar } = await openTeam()
  const { handed } = await hand(omar)
  const patch = { status: 'confirmed' as const }
  await changeViewing(db, await standing(), {
    patch,
    onlyAsRead: false,
    actor: `person:${omar.id}`,
  })
  expect(await findHandedBy(db, (await standing()).id, `person:${omar.id}`)).toBeNull()
  await expect(run(handed.takeBack ?? {})).rejects.toMatchObject({ code: 'forbidden' })
})

test('taken back it comes to whoever had it, and nobody gives it to another by that way', async () => {
  const { db, hand, run, standing, person, sara, omar, layla } = await openTeam()
  const { handed } = await hand(omar)
  const other = { ...handed.takeBack, agentId: layla.id }
  await expect(run(other)).rejects.toMatchObject({ code: 'forbidden' })
  // A manager may write it; by this way it goes to nobody but to whom it was.
  const boss = { ...(await person('Adam')), role: 'manager' as const }
  await expect(run(other, boss)).rejects.toMatchObject({ code: 'outdated' })
  await db.update(people).set({ teamId: null }).where(eq(people.id, sara.id))
  await run(handed.takeBack ?? {})
  expect(await standing()).toMatchObject({ agentId: sara.id })
})

test('a colleague who is in another viewing is asked back about, and handed it all the same', async () => {
  const { db, booked, hand, standing, layla, sent } = await openTeam()
  const busy = { ...booked, leadId: null, listingId: null, agentId: layla.id }
  await insertViewing(db, { ...busy, startsAt: STARTS, endsAt: ENDS }, BY.actor)
  await expect(hand(layla)).rejects.toMatchObject({
    code: 'conflict',
    said: { key: 'agentIsTaken' },
  })
  // What was refused is shared with nobody.
  expect(sent).toEqual([{ addIds: [layla.id] }, { removeIds: [layla.id] }])
  await hand(layla, { despiteTaken: 'yes' })
  expect(await standing()).toMatchObject({ agentId: layla.id })
})

test('of two who hand it to the same colleague the second changes nothing of what she sees', async () => {
  const { hand, standing, layla, sent } = await openTeam()
  const both = await Promise.allSettled([hand(layla), hand(layla)])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await standing()).agentId).toBe(layla.id)
  expect(sent).not.toContainEqual({ removeIds: [layla.id] })
})

test('a home that is shown to two at once is handed over as one that is shown to one', async () => {
  const { db, booked, hand, standing, omar, sara } = await openTeam()
  const beside = { ...booked, leadId: null, agentId: sara.id, startsAt: STARTS, endsAt: ENDS }
  await insertViewing(db, beside, BY.actor, { despiteTaken: true })
  await hand(omar)
  expect((await standing()).agentId).toBe(omar.id)
})

test('what has begun, or was called off, is handed to nobody', async () => {
  const { db, hand, standing, omar, at } = await openTeam()
  at('2026-12-08T10:01:00.000Z')
  await expect(hand(omar)).rejects.toMatchObject({ code: 'outdated' })
  at('2026-12-07T10:00:00.000Z')
  const patch = { status: 'cancelled' as const }
  await changeViewing(db, await standing(), { patch, onlyAsRead: false, actor: BY.actor })
  await expect(hand(omar)).rejects.toMatchObject({ code: 'outdated' })
})

test('who already works on the lead is not given it again, and keeps it when the viewing is taken back', async () => {
  const { hand, shares, omar, sent } = await openTeam()
  await shares(omar)
  const { handed } = await hand(omar)
  expect(handed).toMatchObject({ seesLead: true })
  expect(handed.takeBack).not.toHaveProperty('unshare')
  expect(sent).toEqual([])
})

test('it goes to nobody outside of its team, by nobody whose it is not, and not twice', async () => {
  const { hand, person, omar, layla } = await openTeam()
  const stranger = await person('Yusuf', null)
  await expect(hand(stranger)).rejects.toMatchObject({ code: 'invalid' })
  await expect(hand(layla, {}, omar)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(hand(layla, { intent: 'takeBack' }, omar)).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(hand(layla, { wasAgentId: layla.id })).rejects.toMatchObject({ code: 'outdated' })
})
