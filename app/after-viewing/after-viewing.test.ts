import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#domain/access/access.ts'
import { leads, listings, people, tasks, unsuitedHomes, viewings } from '#db/pace/schema.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { BY, openAppointment } from '#tests/support/viewing-link.ts'
import { runAfterAction } from './after-actions.server.ts'
import { loadAfter } from './load-after.server.ts'

/** Tuesday evening in Dubai: the viewing was in the afternoon. */
const EVENING = new Date('2026-12-08T15:00:00.000Z')

async function openEvening() {
  const found = await openAppointment()
  const { db, deps, sara, viewing } = found
  const actor: Actor = { kind: 'person', id: sara.id, role: 'agent', teamId: sara.teamId }
  const sent: unknown[] = []
  const commands = {
    run: async (document: string, command: string, args: object) => {
      sent.push([document, command, args])
      return { document, seq: 1, undoable: true }
    },
  }
  const who = (by: Actor = actor) => ({
    db,
    actor: by,
    person: { id: sara.id, teamId: sara.teamId },
    session: {},
    deps: { commands: { forPerson: () => commands } },
  })
  const { house } = deps.settings.current()
  const load = (by: Actor = actor) => loadAfter(db, viewing.id, { actor: by, house, now: EVENING })
  const run = async (form: Record<string, string>, by: Actor = actor) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ viewingId: viewing.id, ...form }))
      data.set(name, value)
    return runAfterAction(who(by) as never, data, now)
  }
  let now = EVENING.getTime()
  const at = (instant: string) => {
    now = Date.parse(instant)
  }
  const say = (outcome: string, was = 'pending') =>
    run({ intent: 'say', outcome, wasStatus: was, wasInterest: '' })
  const takeBack = async ({ done }: Awaited<ReturnType<typeof run>>) => run(done.takeBack ?? {})
  return { ...found, actor, sent, load, run, say, takeBack, at }
}

test('what is said of a viewing has its next step, and is taken back as it was', async () => {
  const { load, say, takeBack, standing } = await openEvening()
  expect(await load()).toMatchObject({ outcome: null, steps: [], mayWrite: true })
  const said = await say('again')
  expect(await standing()).toMatchObject({ status: 'attended', interest: 'again' })
  const after = await load()
  expect(after).toMatchObject({ outcome: 'again', lead: { label: 'Amina Hidden' } })
  expect(after?.steps.map(({ step }) => step)).toEqual(['bookAgain', 'followUp'])
  await takeBack(said)
  expect(await standing()).toMatchObject({ status: 'pending', interest: null })
})

test('what somebody has said meanwhile is not said over', async () => {
  const { say, standing } = await openEvening()
  await say('offer')
  await expect(say('no')).rejects.toMatchObject({ code: 'outdated' })
  expect(await standing()).toMatchObject({ interest: 'offer' })
})

test('what has not begun has no outcome, and none to take back', async () => {
  const { say, run, standing, at } = await openEvening()
  at('2026-12-08T09:00:00.000Z')
  await expect(say('cancelled')).rejects.toMatchObject({ said: { key: 'notBegun' } })
  const seen = { wasStatus: 'pending', wasInterest: '' }
  const back = { intent: 'takeBack', status: 'confirmed', interest: '', ...seen }
  await expect(run(back)).rejects.toMatchObject({ said: { key: 'notBegun' } })
  expect(await standing()).toMatchObject({ status: 'pending' })
})

test('a home that is not for them is remembered on the lead, once, and forgotten again', async () => {
  const { db, load, run, say, takeBack } = await openEvening()
  await say('no')
  expect((await load())?.steps[0]).toEqual({ step: 'remember', why: 'refused' })
  const remembered = await run({ intent: 'remember', isUnsuited: 'yes' })
  expect(await db.select().from(unsuitedHomes)).toHaveLength(1)
  expect((await load())?.steps[0]?.step).toBe('otherHomes')
  await takeBack(remembered)
  expect(await db.select().from(unsuitedHomes)).toEqual([])
})

test('a follow-up is a task on the first day of work, made once; taken back it is gone, unless it is done', async () => {
  const { db, load, run, say, takeBack } = await openEvening()
  await say('offer')
  const after = await load()
  // Nine on Wednesday, by the house's clock.
  expect(after?.followUpAt).toBe('2026-12-09T05:00:00.000Z')
  const plan = { intent: 'followUp', taskId: crypto.randomUUID(), title: 'Ring\u0000 Amina' }
  await expect(run({ ...plan, dueAt: 'soon' })).rejects.toMatchObject({ code: 'invalid' })
  const form = { ...plan, title: 'Ring Amina', dueAt: after?.followUpAt ?? '' }
  await run(form)
  const planned = await run(form)
  expect(await db.select().from(tasks)).toMatchObject([{ title: 'Ring Amina', doneAt: null }])
  expect((await load())?.steps.map(({ step }) => step)).toEqual(['noteOffer'])
  await takeBack(planned)
  expect(await db.select().from(tasks)).toEqual([])
  const given = await run({ ...form, taskId: crypto.randomUUID() })
  const [other] = await db.select().from(people).limit(1)
  const colleague = { id: crypto.randomUUID(), name: 'Omar', email: 'omar@pace.demo' }
  await db.insert(people).values({ ...colleague, role: 'agent', teamId: other?.teamId ?? null })
  await db.update(tasks).set({ ownerId: colleague.id })
  await takeBack(given)
  expect(await db.select().from(tasks)).toHaveLength(1)
  await db.delete(tasks)
  const kept = await run({ ...form, taskId: crypto.randomUUID() })
  await db.update(tasks).set({ doneAt: EVENING.toISOString() })
  await takeBack(kept)
  expect(await db.select().from(tasks)).toHaveLength(1)
})

test('an offer moves the lead on by a command, which the stack takes back; one that is there stays', async () => {
  const { db, lead, run, say, sent } = await openEvening()
  await say('offer')
  expect((await run({ intent: 'noteOffer' })).undo).toMatchObject({ command: 'setStage' })
  expect(sent).toEqual([[`lead:${lead.id}`, 'setStage', { stage: 'offer' }]])
  await db.update(leads).set({ stage: 'won' })
  expect((await run({ intent: 'noteOffer' })).undo).toBeNull()
  expect(sent).toHaveLength(1)
})

test('whoever may not change the viewing or the lead is refused, and proposed nothing', async () => {
  const { sara, load, run, say } = await openEvening()
  await say('no')
  const colleague: Actor = {
    kind: 'person',
    id: crypto.randomUUID(),
    role: 'agent',
    teamId: sara.teamId,
  }
  expect(await load(colleague)).toMatchObject({ mayWrite: false, lead: null, steps: [] })
  const seen = { wasStatus: 'attended', wasInterest: 'no' }
  const forms: ({ intent: string } & Record<string, string>)[] = [
    { intent: 'say', outcome: 'offer', ...seen },
    { intent: 'takeBack', status: 'pending', interest: '', ...seen },
    { intent: 'remember', isUnsuited: 'yes' },
    { intent: 'noteOffer' },
    {
      intent: 'followUp',
      taskId: crypto.randomUUID(),
      title: 'x',
      dueAt: '2026-12-09T05:00:00.000Z',
    },
  ]
  for (const form of forms) {
    await expect(run(form, colleague), form.intent).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('a viewing of the same home that is to come, and a home that is let, want no other booking', async () => {
  const { db, booked, say, load } = await openEvening()
  await say('noShow')
  const first = async () => (await load())?.steps[0]?.step
  expect(await first()).toBe('bookAgain')
  const when = { startsAt: '2026-12-10T10:00:00.000Z', endsAt: '2026-12-10T10:30:00.000Z' }
  const { viewing } = await insertViewing(db, { ...booked, ...when }, BY.actor)
  expect(await first()).toBe('followUp')
  await db.update(viewings).set({ status: 'cancelled' }).where(eq(viewings.id, viewing.id))
  expect(await first()).toBe('bookAgain')
  await db.update(listings).set({ status: 'let' })
  expect(await first()).toBe('followUp')
})
