import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { leads, tasks } from '#db/pace/schema.ts'
import { startFilesApp } from '#tests/support/files-app.ts'

const LEAD = '00000000-0000-4000-8000-0000000000a1'
const DUE = '2026-12-01T06:00:00.000Z'

/** A lead of Sara's, and letters sent over the wire. */
async function start() {
  const app = await startFilesApp()
  const { id: ownerId, teamId } = app.personOf('Sara')
  await app.db
    .insert(leads)
    .values({ id: LEAD, reference: 'L-90001', stage: 'new', ownerId, teamId })
  const post = (
    name: string | null,
    letter: object,
    { id = randomUUID(), as = '', origin = app.url } = {},
  ) =>
    app.sendAs(name, '/letters', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        ...(as && { 'x-pace-person': app.personOf(as).id }),
      },
      body: JSON.stringify({ id, writtenAt: new Date().toISOString(), letter }),
    })
  const all = () => app.db.select().from(tasks).where(eq(tasks.leadId, LEAD))
  return { app, post, all }
}

test('a task is made and ticked off once, however often it is sent', async () => {
  const { app, post, all } = await start()
  const [id, task] = [randomUUID(), { kind: 'task', leadId: LEAD, title: 'Ring 🙂', dueAt: DUE }]
  for (const _ of [1, 2]) expect((await post('Sara', task, { id })).status).toBe(200)
  expect(await all()).toMatchObject([
    { id, title: 'Ring 🙂', ownerId: app.personOf('Sara').id, doneAt: null },
  ])
  expect((await post('Layla', task, { id })).status).toBe(404)
  const done = { kind: 'taskDone', taskId: id }
  expect((await post('Omar', done)).status).toBe(403)
  expect((await post('Sara', done)).status).toBe(200)
  const [first] = await all()
  expect((await post('Sara', done)).status).toBe(200)
  expect(await all()).toEqual([first])
  expect(first?.doneAt).toEqual(expect.any(String))
})

test('a letter is taken from its own person alone: not from who signed in after them, from nobody, nor from another site', async () => {
  const { post, all } = await start()
  const task = { kind: 'task', leadId: LEAD, title: 'Mine', dueAt: DUE }
  expect((await post('Layla', task, { as: 'Sara' })).status).toBe(401)
  expect((await post(null, task, { as: 'Sara' })).status).toBe(401)
  expect((await post('Sara', task, { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await post('Khalid', task)).status).toBe(403)
  expect((await post('Sara', { ...task, leadId: randomUUID() })).status).toBe(404)
  expect((await post('Sara', { kind: 'other' })).status).toBe(422)
  expect(await all()).toEqual([])
  expect((await post('Sara', task, { as: 'Sara' })).status).toBe(200)
})
