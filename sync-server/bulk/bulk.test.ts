import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEvents } from '#db/pace/events/events.ts'
import { auditLog, contacts, documents, leads, leadStages, people } from '#db/pace/schema.ts'
import { readLead } from '#domain/lead/lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startBulk } from '../testing/start-bulk.ts'

test('[B1] one command changes all that were selected, with rows, events and documents, and one undo takes it back', async () => {
  const { run, step, ended, addLeads, admin, rooms, omar, sara, db } = await startBulk()
  const ids = await addLeads(120)
  const bulk = await run({ ids, command: 'assign', args: { ownerId: omar.id } })
  expect(bulk).toMatchObject({ state: 'done', total: 120, changed: 120, refused: 0 })
  const owners = async () =>
    new Set((await admin.select({ owner: leads.ownerId }).from(leads)).map(({ owner }) => owner))
  expect(await owners()).toEqual(new Set([omar.id]))
  const events = await listEvents(db, 0, 500)
  expect(events).toHaveLength(120)
  expect(events[0]).toMatchObject({ old: { ownerId: sara.id }, new: { ownerId: omar.id } })
  const doc = await rooms.read(`lead:${ids[7]}`)
  expect(readLead(doc)).toMatchObject({ ownerId: omar.id, name: expect.any(String) })
  const { answer } = await step(bulk.id, 'undo')
  expect(await ended(answer.id)).toMatchObject({ state: 'done', changed: 120, undoes: bulk.id })
  expect(await owners()).toEqual(new Set([sara.id]))
  const again = await step(bulk.id, 'undo')
  expect(again.answer).toMatchObject({ id: answer.id, state: 'done' })
  const redo = await step(String(answer.id), 'undo')
  expect(await ended(redo.answer.id)).toMatchObject({ changed: 120 })
  expect(await owners()).toEqual(new Set([omar.id]))
})

test('[B1] a stage that is set on many is a stay of each, open or not, as if each had been set by itself', async () => {
  const { run, addLeads, rooms, admin, manager } = await startBulk()
  const ids = await addLeads(4)
  await rooms.read(`lead:${ids[0]}`)
  await run({ ids, command: 'setStage', args: { stage: 'contacted' } })
  await run({ ids, command: 'setStage', args: { stage: 'viewing' } })
  const moves = () => admin.select().from(leadStages).orderBy(leadStages.documentSeq)
  await waitFor(async () => (await moves()).length === 8)
  for (const id of ids) {
    const [first, second] = (await moves()).filter(({ leadId }) => leadId === id)
    const actor = `person:${manager.id}`
    expect(first).toMatchObject({ from: 'new', to: 'contacted', until: second?.at, actor })
    expect(second).toMatchObject({ from: 'contacted', to: 'viewing', until: null, actor })
  }
})

test('[B2] each record is judged by itself: half of a selection is refused, each with its reason', async () => {
  const { run, addLeads, targets, omar, lina, downtown, manager, admin } = await startBulk()
  const ours = await addLeads(30)
  const theirs = await addLeads(30, { teamId: downtown, ownerId: lina.id })
  const ids = [...ours, ...theirs, crypto.randomUUID(), ours[0] ?? '']
  const bulk = await run({ ids, command: 'assign', args: { ownerId: omar.id } })
  expect(bulk).toMatchObject({ state: 'done', total: 61, changed: 30, refused: 31 })
  const told = await targets(bulk.id)
  expect(told[40]).toMatchObject({
    outcome: 'refused',
    code: 'forbidden',
    reason: 'You may not hand over this lead.',
  })
  expect(told[60]).toMatchObject({ outcome: 'refused', code: 'notFound' })
  const rows = await admin.select().from(leads).where(inArray(leads.id, theirs))
  expect(new Set(rows.map(({ ownerId }) => ownerId))).toEqual(new Set([lina.id]))
  expect(await admin.select().from(auditLog).orderBy(auditLog.sequence)).toMatchObject([
    { action: 'bulk.assign', actor: `person:${manager.id}`, outcome: 'allowed', target: bulk.id },
  ])
})

test('[B3] who has a record open sees it change, and keeps what they write meanwhile', async () => {
  const { run, addLeads, join, rooms } = await startBulk()
  const ids = await addLeads(20)
  const open = await join(`lead:${ids[3]}`)
  await waitFor(() => open.provider.synced)
  open.doc.getMap('fields').set('bedrooms', 3)
  await run({ ids, command: 'tag', args: { add: ['VIP'] } })
  await waitFor(() => Array.isArray(open.doc.getMap('fields').get('tags')))
  open.doc.getMap('fields').set('bathrooms', 2)
  await waitFor(async () => readLead(await rooms.read(`lead:${ids[3]}`)).bathrooms === 2)
  expect(readLead(await rooms.read(`lead:${ids[3]}`))).toMatchObject({ tags: ['VIP'], bedrooms: 3 })
})

test('[B4] two commands over the same records at once: both are done on each', async () => {
  const { ask, ended, addLeads, admin, omar, sara } = await startBulk()
  const ids = await addLeads(80)
  const asked = await Promise.all([
    ask({ ids, command: 'setStage', args: { stage: 'contacted' } }),
    ask({ ids: ids.toReversed(), command: 'share', args: { addIds: [omar.id] } }),
    ask({ ids, command: 'tag', args: { add: ['both'] } }, sara),
  ])
  for (const { answer } of asked) expect(await ended(answer.id)).toMatchObject({ changed: 80 })
  for (const row of await admin.select().from(leads))
    expect(row).toMatchObject({ stage: 'contacted', collaboratorIds: [omar.id], tags: ['both'] })
})

test('[B5] an undo leaves what was changed since, and says so', async () => {
  const { run, step, ended, addLeads, targets, post, admin, sara } = await startBulk()
  const ids = await addLeads(10)
  const bulk = await run({ ids, command: 'setStage', args: { stage: 'contacted' } })
  const move = { document: `lead:${ids[2]}`, command: 'setStage', args: { stage: 'viewing' } }
  await post(move, { by: sara })
  const { answer } = await step(bulk.id, 'undo')
  expect(await ended(answer.id)).toMatchObject({ changed: 9, refused: 1 })
  expect((await targets(answer.id))[2]).toMatchObject({ outcome: 'refused', code: 'conflict' })
  const stages = await admin.select({ id: leads.id, stage: leads.stage }).from(leads)
  for (const { id, stage } of stages) expect(stage).toBe(id === ids[2] ? 'viewing' : 'new')
})

test('[B6] paused it waits, cancelled it stays where it is; what it has changed can be taken back', async () => {
  const { ask, step, ended, bulkNow, addLeads, admin, sara } = await startBulk()
  const ids = await addLeads(600)
  const { answer } = await ask({ ids, command: 'archive' })
  await step(answer.id, 'pause')
  await waitFor(async () => (await bulkNow(answer.id)).state !== 'running')
  const paused = await bulkNow(answer.id)
  if (paused.state === 'paused') {
    expect((await step(answer.id, 'undo')).status).toBe(409)
    expect(await step(answer.id, 'cancel')).toMatchObject({ answer: { state: 'cancelled' } })
    expect((await step(answer.id, 'resume')).status).toBe(409)
  }
  const { changed } = await bulkNow(answer.id)
  const undo = await step(answer.id, 'undo')
  expect(await ended(undo.answer.id)).toMatchObject({ changed, refused: 0 })
  const rows = await admin.select().from(leads)
  expect(rows.every(({ archivedAt }) => archivedAt === null)).toBe(true)
  expect((await step(answer.id, 'cancel', sara)).status).toBe(404)
})

test('[B7] asked twice under one id it is done once; what is no command over many is refused at once', async () => {
  const { ask, ended, addLeads, admin, sara } = await startBulk()
  const ids = await addLeads(3)
  const id = crypto.randomUUID()
  const twice = await Promise.all([
    ask({ id, ids, command: 'tag', args: { add: ['once'] } }),
    ask({ id, ids, command: 'tag', args: { add: ['once'] } }),
  ])
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  await ended(id)
  const docs = await admin.select({ seq: documents.seq }).from(documents)
  expect(docs.map(({ seq }) => seq)).toEqual([2, 2, 2])
  expect((await ask({ ids, command: 'claim' })).status).toBe(422)
  expect((await ask({ ids, command: 'nonsense' })).status).toBe(422)
  expect((await ask({ ids: [], command: 'archive' })).status).toBe(422)
  expect((await ask({ ids, command: 'setStage', args: { stage: 'gone' } })).status).toBe(422)
  const nobody = crypto.randomUUID()
  expect((await ask({ ids, command: 'assign', args: { ownerId: nobody } })).status).toBe(422)
  expect((await ask({ id, ids, command: 'archive' }, sara)).status).toBe(404)
})

test('[B8] an archived record and one that is deleted meanwhile are refused; the others are changed', async () => {
  const { run, addLeads, targets, admin } = await startBulk()
  const ids = await addLeads(6)
  await run({ ids: ids.slice(0, 2), command: 'archive' })
  await run({ ids: ids.slice(2, 3), command: 'tag', args: { add: ['x'] } })
  await admin
    .update(documents)
    .set({ deletedAt: new Date().toISOString() })
    .where(eq(documents.name, `lead:${ids[2]}`))
  const bulk = await run({ ids, command: 'setStage', args: { stage: 'contacted' } })
  expect(bulk).toMatchObject({ changed: 3, refused: 3 })
  expect((await targets(bulk.id)).map(({ code }) => code)).toEqual([
    'conflict',
    'conflict',
    'gone',
    null,
    null,
    null,
  ])
})

test('[B9] rights are those of now: who may not sign in any more changes nothing', async () => {
  const { ask, bulkNow, addLeads, admin, manager } = await startBulk()
  const ids = await addLeads(400)
  const { answer } = await ask({ ids, command: 'archive' })
  await admin.update(people).set({ status: 'suspended' }).where(eq(people.id, manager.id))
  await waitFor(async () => (await bulkNow(answer.id)).state !== 'running')
  const bulk = await bulkNow(answer.id)
  const rows = await admin.select().from(leads)
  expect(rows.filter(({ archivedAt }) => archivedAt !== null)).toHaveLength(bulk.changed)
  if (bulk.state === 'failed') expect(bulk.problem).toContain('sign in')
})

test('[B12] contacts are handed over, tagged and archived in their numbers: who works with each stands in what hangs on it', async () => {
  const { run, step, ended, targets, admin, omar, sara, lina, marina, downtown } = await startBulk()
  const kept = (of: object) => ({ id: crypto.randomUUID(), name: 'Somebody', ...of })
  const ours = Array.from({ length: 30 }, () => kept({ ownerId: sara.id, teamId: marina }))
  const ofLead = kept({})
  const theirs = kept({ ownerId: lina.id, teamId: downtown })
  await admin.insert(contacts).values([...ours, ofLead, theirs])
  const lead = { id: crypto.randomUUID(), reference: 'L-77', stage: 'new', teamId: marina }
  await admin.insert(leads).values({ ...lead, contactId: ofLead.id })
  const ids = [...ours, ofLead, theirs].map(({ id }) => id)
  const row = async (id: string) =>
    (await admin.select().from(contacts).where(eq(contacts.id, id)))[0]
  const handed = await run({ kind: 'contact', ids, command: 'assign', args: { ownerId: omar.id } })
  expect(handed).toMatchObject({ state: 'done', changed: 31, refused: 1 })
  expect((await targets(handed.id))[31]).toMatchObject({ outcome: 'refused', code: 'forbidden' })
  expect(await row(ofLead.id)).toMatchObject({ ownerId: omar.id })
  expect(await row(theirs.id)).toMatchObject({ ownerId: lina.id })
  const tagged = await run({ kind: 'contact', ids, command: 'tag', args: { add: ['مستثمر'] } })
  const archived = await run({ kind: 'contact', ids, command: 'archive' })
  expect([tagged.changed, archived.changed]).toEqual([31, 31])
  expect(await row(ours[3]?.id ?? '')).toMatchObject({
    tags: ['مستثمر'],
    archivedAt: expect.any(String),
  })
  for (const { id } of [archived, tagged, handed])
    expect(await ended((await step(id, 'undo')).answer.id)).toMatchObject({ changed: 31 })
  expect(await row(ours[3]?.id ?? '')).toMatchObject({
    ownerId: sara.id,
    tags: [],
    archivedAt: null,
  })
})
