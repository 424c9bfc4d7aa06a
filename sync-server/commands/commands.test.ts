import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEvents } from '#db/pace/events/events.ts'
import { auditLog, documents, documentUpdates, leads, listings } from '#db/pace/schema.ts'
import type { Somebody } from '../testing/brokerage.ts'
import { startCommands } from '../testing/start-commands.ts'
import { retireValue } from '#db/pace/reference/change-reference.ts'
import { waitFor } from '#tests/support/wait-for.ts'

test('[C1] an agent makes a lead: its own, in its team, with a reference; row and event are there with the answer', async () => {
  const { post, db, sara, marina } = await startCommands()
  const { status, answer } = await post({
    document: 'lead:new',
    command: 'create',
    args: { fields: { name: 'Omar', phone: '+971501112233', source: 'walkIn' } },
  })
  expect({ status, answer }).toMatchObject({ status: 200, answer: { seq: 1, generation: 1 } })
  const [row] = await db.select().from(leads)
  expect(row).toMatchObject({
    name: 'Omar',
    reference: 'L-00001',
    stage: 'new',
    ownerId: sara.id,
    teamId: marina,
    documentSeq: 1,
  })
  expect(answer.document).toBe(`lead:${row?.id}`)
  expect(await listEvents(db, 0, 10)).toMatchObject([
    {
      resource: 'lead',
      old: null,
      new: { name: 'Omar' },
      actor: `person:${sara.id}`,
      documentSeq: 1,
    },
  ])
})

test('[C1] a listing is made as a draft, with its description', async () => {
  const { post, db, sara } = await startCommands()
  const id = crypto.randomUUID()
  const args = {
    fields: { title: 'Two beds', price: 120_000 },
    description: 'Sea view.\n\nHigh floor.',
  }
  await post({ document: `listing:${id}`, command: 'create', args })
  expect(await db.select().from(listings)).toMatchObject([
    {
      id,
      reference: 'P-00001',
      status: 'draft',
      agentId: sara.id,
      description: 'Sea view.\nHigh floor.',
    },
  ])
  expect(await post({ document: `listing:${id}`, command: 'create', args })).toMatchObject({
    status: 409,
  })
})

test('[C1] an id of one’s own in capitals is the same record as in small letters', async () => {
  const { post, db, rooms } = await startCommands()
  const id = crypto.randomUUID()
  const args = { fields: { name: 'Omar' } }
  const create = (key: string) => post({ document: `lead:${key}`, command: 'create', args })
  const { answer } = await create(id.toUpperCase())
  expect(answer.document).toBe(`lead:${id}`)
  expect(await create(id)).toMatchObject({ status: 409 })
  await expect(rooms.read(`lead:${id.toUpperCase()}`)).rejects.toMatchObject({ code: 'notFound' })
  expect(await db.select({ name: documents.name }).from(documents)).toEqual([
    { name: `lead:${id}` },
  ])
})

test('[C2] references go on past those that an import brought along', async () => {
  const { createLead, lead, db } = await startCommands()
  const ids = [crypto.randomUUID(), crypto.randomUUID()]
  await db.insert(leads).values([
    { id: ids[0] ?? '', reference: 'L-00001', stage: 'new' },
    { id: ids[1] ?? '', reference: 'L-00240', stage: 'new' },
  ])
  expect((await lead(await createLead({ name: 'A' }))).reference).toBe('L-00241')
  expect((await lead(await createLead({ name: 'B' }))).reference).toBe('L-00242')
})

test('[C3] a command commits, answers with its sequence, and its row shows it at once', async () => {
  const { post, createLead, db } = await startCommands()
  const name = await createLead({ name: 'Omar' })
  const { answer } = await post({
    document: name,
    command: 'setStage',
    args: { stage: 'contacted' },
  })
  expect(answer).toMatchObject({ document: name, seq: 2, generation: 1 })
  const [row] = await db.select().from(leads)
  expect(row).toMatchObject({ stage: 'contacted', documentSeq: 2 })
})

test('[C4] of two who claim a lead at once one has it and the other is told', async () => {
  const { post, createLead, lead, sara, omar, manager, marina } = await startCommands()
  const name = await createLead({ teamId: marina }, { by: manager })
  const claims = await Promise.all(
    [sara, omar].map((by) => post({ document: name, command: 'claim' }, { by })),
  )
  expect(claims.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
  expect([sara.id, omar.id]).toContain((await lead(name)).ownerId)
})

test('[C5] what the policy denies changes nothing and stands in the audit', async () => {
  const { post, createLead, lead, admin, sara, omar } = await startCommands()
  const name = await createLead({ name: 'Omar' })
  const denied = await post(
    { document: name, command: 'assign', args: { ownerId: omar.id } },
    { by: sara },
  )
  expect(denied).toMatchObject({ status: 403, answer: { code: 'forbidden' } })
  expect((await lead(name)).ownerId).toBe(sara.id)
  expect(await admin.select().from(auditLog).orderBy(auditLog.sequence)).toMatchObject([
    { actor: `person:${sara.id}`, action: 'command.assign', target: name, outcome: 'denied' },
  ])
})

test('[C5] an agent makes no lead for others; a manager does, in her team', async () => {
  const { post, sara, omar, lina, manager, downtown } = await startCommands()
  const create = (fields: object, by: Somebody) =>
    post({ document: 'lead:new', command: 'create', args: { fields } }, { by })
  expect((await create({ name: 'A', ownerId: omar.id }, sara)).status).toBe(403)
  expect((await create({ name: 'A', teamId: downtown }, sara)).status).toBe(403)
  expect((await create({ name: 'A', ownerId: omar.id }, manager)).status).toBe(200)
  expect((await create({ name: 'A', ownerId: lina.id, teamId: downtown }, manager)).status).toBe(
    403,
  )
})

test('[C6] the same key runs a command once: later, at once, and not with another body', async () => {
  const { post, db } = await startCommands()
  const body = { document: 'lead:new', command: 'create', args: { fields: { name: 'Omar' } } }
  const answers = await Promise.all([1, 2, 3].map(() => post(body, { key: 'k1' })))
  answers.push(await post(body, { key: 'k1' }))
  expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
  expect(await db.select().from(leads)).toHaveLength(1)
  const other = { ...body, args: { fields: { name: 'Lina' } } }
  expect(await post(other, { key: 'k1' })).toMatchObject({ status: 422 })
  expect(await db.select().from(leads)).toHaveLength(1)
})

test('[C6] a command that changes nothing has its answer stored too', async () => {
  const { post, createLead, db } = await startCommands()
  const name = await createLead({ name: 'Omar' })
  const body = { document: name, command: 'setStage', args: { stage: 'new' } }
  const first = await post(body, { key: 'k2' })
  expect(await post(body, { key: 'k2' })).toEqual(first)
  const log = await db
    .select()
    .from(documentUpdates)
    .where(eq(documentUpdates.document, name))
    .orderBy(documentUpdates.seq)
  expect(log).toHaveLength(1)
})

test.each([
  ['a name that is none', { document: 'lead', command: 'claim' }, 'not a document name'],
  ['a kind without commands', { document: 'note:x', command: 'claim' }, 'takes no commands'],
  ['an unknown command', { document: 'lead:x', command: 'explode' }, 'Commands: setFields, claim'],
  ['a call to be made', { document: 'call:x', command: 'create' }, 'not made by command'],
  [
    'an id that is none',
    { document: 'lead:42', command: 'create', args: { fields: {} } },
    'lead:new',
  ],
  ['a body without command', { document: 'lead:x' }, 'command'],
  ['arguments that are none', { document: 'lead:x', command: 'claim', args: 7 }, 'args'],
])('[C7] %s is answered with what to do', async (_name, body, told) => {
  const { post } = await startCommands()
  const { status, answer } = await post(body)
  expect({ status, detail: answer.detail }).toMatchObject({
    status: 422,
    detail: expect.stringContaining(told),
  })
})

test('[C7] all fields that are wrong are named, and nothing is made', async () => {
  const { post, db } = await startCommands()
  const fields = { phone: '050', reference: 'L-7', colour: 'red', ownerId: crypto.randomUUID() }
  const { status, answer } = await post({
    document: 'lead:new',
    command: 'create',
    args: { fields },
  })
  expect(status).toBe(422)
  expect(answer.errors.map(({ path }: { path: string }) => path)).toEqual([
    'phone',
    'reference',
    'colour',
  ])
  expect(await db.select().from(leads)).toEqual([])
})

test('[C7] a record that is not there cannot be pointed at', async () => {
  const { post, createLead, manager } = await startCommands()
  const name = await createLead({ name: 'Omar' })
  const args = { ownerId: crypto.randomUUID() }
  const { status, answer } = await post(
    { document: name, command: 'assign', args },
    { by: manager },
  )
  expect({ status, answer }).toMatchObject({
    status: 422,
    answer: { errors: [{ path: 'ownerId' }] },
  })
})

test('[C7] no JSON, too much of it, and a record that does not exist', async () => {
  const { post } = await startCommands()
  expect((await post({}, { raw: '{' })).status).toBe(422)
  expect((await post({}, { raw: JSON.stringify({ x: 'x'.repeat(300_000) }) })).status).toBe(413)
  const missing = { document: `lead:${crypto.randomUUID()}`, command: 'claim' }
  expect((await post(missing)).status).toBe(404)
})

test('[C30] a value that no list has, or that was retired, cannot be chosen; what stands there may stay', async () => {
  const { post, createLead, admin, manager } = await startCommands()
  const name = await createLead({ name: 'Omar', propertyType: 'villa' })
  const setType = (propertyType: string) =>
    post(
      { document: name, command: 'setFields', args: { fields: { propertyType } } },
      { by: manager },
    )
  expect(await setType('castle')).toMatchObject({
    status: 422,
    answer: {
      detail: expect.stringMatching(/^There is no property type “castle”. It may be .*Villa/),
      errors: [{ path: 'propertyType' }],
    },
  })
  const by = { actor: 'person:admin' }
  for (const key of ['villa', 'loft']) {
    await retireValue(admin, { kind: 'propertyType', key, isRetired: true, by })
  }
  const probe = {
    document: 'lead:new',
    command: 'create',
    args: { fields: { propertyType: 'loft' } },
  }
  await waitFor(async () => (await post(probe)).status === 422)
  expect((await setType('loft')).status).toBe(422)
  expect((await setType('villa')).status).toBe(200)
  const lost = {
    document: name,
    command: 'setStage',
    args: { stage: 'lost', lostReason: 'Moved to Oman' },
  }
  expect((await post(lost, { by: manager })).status).toBe(200)
  const made = await post({
    document: 'lead:new',
    command: 'create',
    args: { fields: { source: 'radio' } },
  })
  expect(made).toMatchObject({ status: 422, answer: { errors: [{ path: 'source' }] } })
})

test('[C3] what is to be changed as of a commit is outdated once another has come', async () => {
  const { post, createLead, lead } = await startCommands()
  const document = await createLead({ name: 'Omar', phone: '+971501112233' })
  const set = (fields: object, ifSeq: number) =>
    post({ document, command: 'setFields', args: { fields }, ifSeq })
  expect(await set({ bedrooms: 1 }, 1)).toMatchObject({ status: 200, answer: { seq: 2 } })
  expect(await set({ bedrooms: 2 }, 1)).toMatchObject({ status: 412 })
  const both = await Promise.all([set({ bedrooms: 3 }, 2), set({ bedrooms: 4 }, 2)])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  expect((await lead(document)).bedrooms).toBe(both[0]?.status === 200 ? 3 : 4)
})
