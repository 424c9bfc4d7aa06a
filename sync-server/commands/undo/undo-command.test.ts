import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEvents } from '#db/pace/events/events.ts'
import { commandLog, leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { keepForgetting } from './keep-forgetting.ts'
import { startCommands } from '../../testing/start-commands.ts'

/** Runs a command on a lead of Sara's and gives what takes it back. */
async function open() {
  const running = await startCommands()
  const document = await running.createLead({ name: 'Omar', phone: '+971501112233' })
  const run = (command: string, args: object = {}, by = running.sara) =>
    running.post({ document, command, args }, { by })
  const undo = (seq: number, by = running.sara, key?: string) =>
    running.post({ document, command: 'undo', args: { seq } }, { by, key })
  return { ...running, document, run, undo, now: () => running.lead(document) }
}

test('[C14] a stage goes back with all that it said; the undo is undone by an undo', async () => {
  const { run, undo, now } = await open()
  const before = await now()
  const { answer } = await run('setStage', { stage: 'lost', lostReason: 'Bought elsewhere' })
  expect(answer).toMatchObject({ seq: 2, undoable: true })
  const lost = await now()
  expect(await undo(2)).toMatchObject({ status: 200, answer: { seq: 3, undoable: true } })
  expect(await now()).toEqual(before)
  expect(await undo(3)).toMatchObject({ status: 200, answer: { seq: 4 } })
  expect(await now()).toEqual(lost)
  expect(await undo(2)).toMatchObject({ status: 200, answer: { seq: 5 } })
  expect(await now()).toEqual(before)
})

test('[C14] asked twice, at once or later, it is taken back once', async () => {
  const { run, undo, now } = await open()
  await run('setStage', { stage: 'contacted' })
  const answers = await Promise.all([undo(2), undo(2), undo(2)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ answer }) => answer.seq))).toEqual(new Set([3]))
  expect((await now()).stage).toBe('new')
})

test('[C15] what somebody has changed since stays, and is told with who changed it', async () => {
  const { run, undo, now, manager } = await open()
  await run('setFields', { fields: { bedrooms: 2, budgetMax: 100_000 } })
  await run('setFields', { fields: { budgetMax: 120_000 } }, manager)
  const { status, answer } = await undo(2)
  expect(status).toBe(200)
  expect(answer.left).toEqual([{ field: 'budgetMax', label: 'Budget to', by: manager.name }])
  expect(await now()).toMatchObject({ bedrooms: null, budgetMax: 120_000 })
  await run('setStage', { stage: 'contacted' })
  await run('setStage', { stage: 'qualified' }, manager)
  expect(await undo(5)).toMatchObject({
    status: 409,
    answer: { errors: [{ path: 'stage' }, { path: 'stageChangedAt' }] },
  })
  expect((await now()).stage).toBe('qualified')
})

test('[C16] rights are asked for when it is taken back', async () => {
  const { run, undo, now, omar, sara, manager, admin } = await open()
  await run('assign', { ownerId: omar.id }, manager)
  expect(await undo(2)).toMatchObject({ status: 403 })
  expect(await undo(2, omar)).toMatchObject({ status: 403 })
  await admin.update(people).set({ role: 'agent' }).where(eq(people.id, manager.id))
  expect(await undo(2, manager)).toMatchObject({ status: 403 })
  expect((await now()).ownerId).toBe(omar.id)
  await admin.update(people).set({ role: 'manager' }).where(eq(people.id, manager.id))
  expect(await undo(2, manager)).toMatchObject({ status: 200 })
  expect((await now()).ownerId).toBe(sara.id)
})

test('[C16] who has given a record away by mistake may take it back; who claimed one gives it back', async () => {
  const running = await open()
  const { run, undo, now, sara, omar, manager, downtown, createLead, post } = running
  await run('assign', { ownerId: null, teamId: downtown }, manager)
  expect(await undo(2, sara)).toMatchObject({ status: 403 })
  expect(await undo(2, manager)).toMatchObject({ status: 200 })
  expect(await now()).toMatchObject({ ownerId: sara.id, teamId: running.marina })
  const free = await createLead({ ownerId: null }, { by: manager })
  await post({ document: free, command: 'claim', args: {} }, { by: omar })
  const giveBack = { document: free, command: 'undo', args: { seq: 2 } }
  expect(await post(giveBack, { by: sara })).toMatchObject({ status: 403 })
  expect(await post(giveBack, { by: omar })).toMatchObject({ status: 200 })
  expect((await running.lead(free)).ownerId).toBeNull()
})

test('[C14] what somebody typed goes back by its commit too, not what the server set', async () => {
  const running = await open()
  const { undo, now, rooms, document, sara } = running
  await rooms.change(document, {
    actor: `person:${sara.id}`,
    change: (doc) => void doc.getMap('fields').set('name', 'Umar'),
  })
  await waitFor(async () => (await listEvents(running.db, 0, 10)).length === 2)
  expect(await undo(2)).toMatchObject({ status: 200, answer: { seq: 3 } })
  expect((await now()).name).toBe('Omar')
  expect(await undo(99)).toMatchObject({ status: 404 })
})

test('[C14] a record that was made is archived by its undo, and takes no other command until it is back', async () => {
  const { run, undo, now, admin } = await open()
  expect(await undo(1)).toMatchObject({ status: 200 })
  expect((await now()).archivedAt).toMatch(/^2/)
  expect(await run('setStage', { stage: 'contacted' })).toMatchObject({ status: 409 })
  expect(await admin.select({ at: leads.archivedAt }).from(leads)).toMatchObject([
    { at: expect.any(String) },
  ])
  expect(await undo(2)).toMatchObject({ status: 200 })
  expect((await now()).archivedAt).toBeNull()
})

test('[C17] after thirty days nothing is taken back', async () => {
  const { run, undo, now, admin, db } = await open()
  await run('setStage', { stage: 'contacted' })
  await admin.update(commandLog).set({ at: sql`now() - interval '31 days'` })
  expect(await undo(2)).toMatchObject({ status: 404 })
  expect((await now()).stage).toBe('contacted')
  await run('setStage', { stage: 'viewing' })
  const { stop } = keepForgetting({ db, log: { warn: () => undefined } })
  await waitFor(async () => (await admin.select().from(commandLog)).length === 1)
  await stop()
  expect(await undo(3)).toMatchObject({ status: 200 })
})

test('[C14] an earlier state that was brought back goes again, while it is the last word', async () => {
  const { run, undo, now } = await open()
  await run('setFields', { fields: { bedrooms: 2 } })
  await run('restore', { seq: 1 })
  expect((await now()).bedrooms).toBeNull()
  expect(await undo(3)).toMatchObject({ status: 200, answer: { seq: 4 } })
  expect((await now()).bedrooms).toBe(2)
  expect(await undo(4)).toMatchObject({ status: 200, answer: { seq: 5 } })
  await run('setFields', { fields: { bedrooms: 4 } })
  expect(await undo(5)).toMatchObject({ status: 409 })
  // What changes nothing leaves nothing that could be taken back in somebody else's place.
  expect(await run('restore', { seq: 6 })).toMatchObject({ status: 200, answer: { seq: 6 } })
  expect(await undo(6)).toMatchObject({ status: 200 })
  expect((await now()).bedrooms).toBeNull()
})
