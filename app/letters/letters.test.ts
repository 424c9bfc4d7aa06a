import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { TimelineGroup } from '#domain/timeline/timeline.ts'
import { contacts, leads, recordNotes, tasks } from '#db/pace/schema.ts'
import { startFilesApp } from '#tests/support/files-app.ts'

const LEAD = '00000000-0000-4000-8000-0000000000a1'
const LATER = '2026-12-24T06:00:00.000Z'
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
    {
      id = randomUUID(),
      as = name ?? 'Sara',
      origin = app.url,
      writtenAt = new Date().toISOString(),
    } = {},
  ) =>
    app.sendAs(name, '/letters', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        'x-pace-person': app.personOf(as).id,
      },
      body: JSON.stringify({ id, writtenAt, letter }),
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

test('a call is logged once on the timeline of its lead; who was reached has been answered, and the next day is set', async () => {
  const { app, post } = await start()
  const [id, called] = [randomUUID(), new Date(Date.now() - 3_600_000).toISOString()]
  const no = { followUpAt: null, followUpWas: null }
  const call = { kind: 'call', record: `lead:${LEAD}`, text: '', ...no }
  const missed = { ...call, outcome: 'notReached' }
  expect((await post('Sara', missed)).status).toBe(200)
  expect(app.double.sent).toEqual([])
  const reached = { ...call, outcome: 'reached', text: 'Wants the sea 🌊', followUpAt: DUE }
  for (const _ of [1, 2])
    expect((await post('Sara', reached, { id, writtenAt: called })).status).toBe(200)
  const lead = await readLead(app, LEAD)
  expect(lead).toMatchObject({ firstContactedAt: called, nextFollowUpAt: DUE })
  expect(new Set(app.double.sent.map(({ idempotencyKey }) => idempotencyKey))).toEqual(
    new Set([`call:${id}`, `followUp:${id}`]),
  )
  // A clock that runs ahead, and an answer that was lost: it is the same call all the same.
  const ahead = new Date(Date.now() + 60_000).toISOString()
  const again = randomUUID()
  for (const _ of [1, 2])
    expect(
      (await post('Sara', { ...reached, followUpAt: null }, { id: again, writtenAt: ahead }))
        .status,
    ).toBe(200)
  await app.db.delete(recordNotes).where(eq(recordNotes.id, again))
  const later = { ...missed, followUpAt: LATER, followUpWas: null }
  expect(await (await post('Sara', later, { id: again })).json()).toMatchObject({ isDayLeft: true })
  await app.db.delete(recordNotes).where(eq(recordNotes.id, again))
  expect(await readLead(app, LEAD)).toMatchObject({ nextFollowUpAt: DUE })
  const asked = { leadId: LEAD, limit: 20, after: null }
  const shown = async (show: TimelineGroup[]) =>
    (await listLeadTimeline(app.db, { ...asked, show })).entries.map((entry) =>
      entry.kind === 'note' ? [entry.callOutcome, ...entry.parts] : entry.kind,
    )
  expect(await shown(['calls'])).toEqual([['notReached'], ['reached', 'Wants the sea 🌊']])
  expect(await shown(['notes'])).toEqual([])
  expect((await post('Khalid', reached)).status).toBe(404)
  expect((await post('Sara', { ...reached, outcome: 'maybe' })).status).toBe(422)
})

test('a call to a contact is logged on it, and sets no day', async () => {
  const { app, post } = await start()
  const contactId = randomUUID()
  await app.db
    .insert(contacts)
    .values({ id: contactId, name: 'Amina', ownerId: app.personOf('Sara').id })
  const call = {
    kind: 'call',
    record: `contact:${contactId}`,
    outcome: 'wrongNumber',
    text: '',
    followUpAt: DUE,
    followUpWas: null,
  }
  expect((await post('Sara', call)).status).toBe(422)
  expect((await post('Sara', { ...call, followUpAt: null })).status).toBe(200)
  const noted = eq(recordNotes.contactId, contactId)
  expect(await app.db.select().from(recordNotes).where(noted)).toMatchObject([
    { callOutcome: 'wrongNumber', parts: [] },
  ])
})

async function readLead({ db }: { db: PaceDb }, id: string) {
  const [lead] = await db.select().from(leads).where(eq(leads.id, id))
  return lead
}

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
