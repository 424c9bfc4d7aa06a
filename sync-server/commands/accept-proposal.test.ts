import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { insertContact } from '#db/pace/contacts/identities.ts'
import { insertDocument, loadDocument } from '#db/pace/documents/documents.ts'
import { retireValue } from '#db/pace/reference/change-reference.ts'
import { documentUpdates, people, teams } from '#db/pace/schema.ts'
import type { Annotation } from '#domain/call/annotation.ts'
import { createCallUpdate, putAnnotation, readAnnotations } from '#domain/call/call.ts'
import { readContact } from '#domain/contact/contact.ts'
import { readLead } from '#domain/lead/lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { DocumentLog } from '../updates/document-log.ts'
import { commitToLog, putLead, SOME_TIME } from '../testing/log-writer.ts'
import { startChild } from '../testing/faults/start-child.ts'
import { startCommands } from '../testing/start-commands.ts'
import { signToken } from '../testing/start-server.ts'
import { openStatementLine } from '../testing/faults/statement-line.ts'

test('[C12] an accepted proposal is the lead’s value with its evidence and the mark’s status, at once', async () => {
  const { accept, stands, admin, call, lead } = await open()
  const { status, answer } = await accept()
  expect({ status, answer }).toMatchObject({ status: 200, answer: { document: call, seq: 2 } })
  expect(await stands()).toMatchObject({
    bedrooms: 2,
    evidence: { bedrooms: { annotationId: 'a1' } },
    status: 'accepted',
  })
  expect(await logOf(admin, call)).toBe(2)
  expect(await logOf(admin, lead)).toBe(2)
})

test('[C12] a value that was put right is edited; accepting again changes nothing, whatever was written since', async () => {
  const { accept, stands, post, lead } = await open()
  await accept({ value: 3 })
  expect(await stands()).toMatchObject({ bedrooms: 3, status: 'edited' })
  await post({ document: lead, command: 'setFields', args: { fields: { bedrooms: 4 } } })
  expect((await accept()).status).toBe(200)
  expect(await stands()).toMatchObject({ bedrooms: 4, status: 'edited' })
})

test('[C14] an acceptance is taken back on the lead and on the call, or on neither', async () => {
  const { accept, stands, post, lead, call } = await open()
  await accept()
  const undo = { document: call, command: 'undo', args: { seq: 2 } }
  expect(await post(undo)).toMatchObject({ status: 200, answer: { seq: 3 } })
  expect(await stands()).toMatchObject({ bedrooms: null, evidence: {}, status: 'open' })
  expect(await post({ ...undo, args: { seq: 3 } })).toMatchObject({ status: 200 })
  expect(await stands()).toMatchObject({ bedrooms: 2, status: 'accepted' })
  await post({ document: lead, command: 'setFields', args: { fields: { bedrooms: 4 } } })
  expect(await post(undo)).toMatchObject({ status: 409 })
  expect(await stands()).toMatchObject({ bedrooms: 4, status: 'accepted' })
})

test('[C12] what somebody is reached by is their contact’s, with its evidence; taken back it is neither', async () => {
  const { post, admin, rooms, sara, marina, lead, call } = await open()
  const { contact } = await insertContact(admin, {
    details: { name: 'Hana' },
    ownerId: sara.id,
    teamId: marina,
    actor: 'service:test',
  })
  await rooms.change(lead, {
    actor: 'service:test',
    change: (doc) => void doc.getMap('fields').set('contactId', contact.id),
  })
  await rooms.change(call, {
    actor: 'service:test',
    change: (doc) => putAnnotation(doc, EMAIL_PROPOSAL),
  })
  const leadId = lead.slice('lead:'.length)
  const heard = { leadId, annotationId: EMAIL_PROPOSAL.id, value: 'hana@home.example' }
  const { answer } = await post(acceptance(call, heard))
  const stands = async () => readContact(await rooms.read(`contact:${contact.id}`))
  expect(await stands()).toMatchObject({
    email: 'hana@home.example',
    evidence: { email: { annotationId: EMAIL_PROPOSAL.id } },
  })
  const { seq } = z.object({ seq: z.number() }).parse(answer)
  await post({ document: call, command: 'undo', args: { seq } })
  expect(await stands()).toMatchObject({ name: 'Hana', email: null, evidence: {} })
})

test('[C12] two who accept at once, and one key twice: one acceptance', async () => {
  const { accept, stands, admin, lead } = await open()
  const answers = await Promise.all([
    accept({}, { key: 'k1' }),
    accept({}, { key: 'k1' }),
    accept({ value: 5 }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await stands()).status).toMatch(/accepted|edited/)
  expect(await logOf(admin, lead)).toBe(2)
})

test('[C12] what is refused on either side leaves both as they were', async () => {
  const { accept, stands, admin, call, omar } = await open()
  expect((await accept({ leadId: crypto.randomUUID() })).status).toBe(404)
  expect((await accept({ annotationId: 'gone' })).status).toBe(404)
  expect((await accept({ value: 'many' })).status).toBe(422)
  // A colleague of the team may write the call, not the lead.
  expect((await accept({}, { by: omar })).status).toBe(403)
  const other = await putLead(admin, {})
  expect((await accept({ leadId: other.id })).status).toBe(403)
  expect(await stands()).toMatchObject({ bedrooms: null, evidence: {}, status: 'open' })
  await commitToLog(admin, call, { change: decided('dismissed') })
  expect(await accept()).toMatchObject({ status: 409 })
  expect(await stands()).toMatchObject({ bedrooms: null, status: 'dismissed' })
})

test('[C30] a proposal is accepted with a value that may be chosen; another is refused with those that may', async () => {
  const { accept, stands, admin, call, post } = await open()
  await commitToLog(admin, call, { change: (doc) => putAnnotation(doc, TYPE_PROPOSAL) })
  const acceptType = (value: string) => accept({ annotationId: 'a2', value })
  const retireType = async (key: string) => {
    const by = { actor: 'person:admin' }
    await retireValue(admin, { kind: 'propertyType', key, isRetired: true, by })
    const args = { fields: { propertyType: key } }
    const probe = { document: 'lead:new', command: 'create', args }
    await waitFor(async () => (await post(probe)).status === 422)
  }
  expect(await acceptType('castle')).toMatchObject({
    status: 422,
    answer: {
      detail: expect.stringMatching(/^There is no property type “castle”. It may be .*Villa/),
      errors: [{ path: 'propertyType' }],
    },
  })
  await retireType('loft')
  expect(await acceptType('loft')).toMatchObject({ status: 422 })
  const { propertyType, evidence } = await stands()
  expect({ propertyType, evidence }).toEqual({ propertyType: null, evidence: {} })
  expect((await acceptType('villa')).status).toBe(200)
  expect((await stands()).propertyType).toBe('villa')
  await retireType('villa')
  expect((await acceptType('villa')).status).toBe(200)
})

test('[C12] where others have committed to either meanwhile, both are decided again on what is there now', async () => {
  const { accept, stands, admin, call, lead, rooms } = await open()
  await Promise.all([rooms.read(call), rooms.read(lead)])
  await commitToLog(admin, lead, { change: (doc) => void doc.getMap('fields').set('parking', 1) })
  await commitToLog(admin, call, { change: (doc) => void doc.getMap('checklist').set('x', 'y') })
  expect((await accept()).status).toBe(200)
  expect(await stands()).toMatchObject({ bedrooms: 2, parking: 1, status: 'accepted' })
})

const KILLS = [6, 8, 10].map((number, index) => ({ number, isCarriedOut: index % 2 === 0 }))

test(
  '[C12] killed at any statement, before it is carried out or before its answer: both or neither; once more, both',
  { timeout: 300_000 },
  async () => {
    let line: Awaited<ReturnType<typeof openStatementLine>> | undefined
    const child = await startChild({
      withData: true,
      databaseThrough: async (direct) => (line = await openStatementLine(direct)).url,
    })
    const { db, close } = connectPace(child.adminUrl, { max: 2 })
    onTestFinished(close)
    const [teamId, id] = [crypto.randomUUID(), crypto.randomUUID()]
    await db.insert(teams).values({ id: teamId, name: 'Marina' })
    const sara = { id, name: 'Sara', email: 'sara@pace.test', role: 'agent', teamId } as const
    await db.insert(people).values(sara)
    const claims = { sub: id, client_id: 'pace-app', role: 'agent', team: teamId, sv: 1 }
    const token = await signToken({ ...claims, scope: 'live:write' }, '1h')
    const accept = ({ lead, call }: Heard) =>
      fetch(`http://127.0.0.1:${child.port}/commands`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(acceptance(call, { leadId: lead.slice('lead:'.length) })),
      })
    for (const kill of KILLS) {
      const heard = await hear(db, { ownerId: id, teamId })
      const reached = line?.atStatement(kill.number, kill).then(() => child.kill())
      await accept(heard).catch(() => undefined)
      await reached
      expect(['2 accepted', 'null open']).toContain(await told(db, heard))
      await child.start()
      await waitFor(async () => (await accept(heard).catch(() => null))?.status === 200)
      expect(await told(db, heard)).toBe('2 accepted')
    }
  },
)

type Heard = { call: string; lead: string }

/** A lead with an owner, and a call on which two bedrooms were heard for it. */
async function hear(db: PaceDb, owner: { ownerId: string; teamId: string }): Promise<Heard> {
  const lead = await putLead(db, owner)
  const call = `call:${crypto.randomUUID()}`
  const doc = new Y.Doc()
  const meta = { leadId: lead.id, agentId: owner.ownerId, teamId: owner.teamId }
  Y.applyUpdate(doc, createCallUpdate({ ...meta, state: 'live', startedAt: SOME_TIME }))
  putAnnotation(doc, PROPOSAL)
  const update = Y.encodeStateAsUpdate(doc)
  await insertDocument(db, { name: call, actor: 'service:test', update })
  return { call, lead: lead.name }
}

const PROPOSAL: Annotation = {
  id: 'a1',
  kind: 'fieldProposal',
  type: 'bedrooms',
  segmentId: 's1',
  anchor: null,
  value: { field: 'bedrooms', value: 2 },
  confidence: 0.9,
  by: 'service:assistcraft',
  status: 'open',
  at: SOME_TIME,
}

const EMAIL_PROPOSAL: Annotation = {
  ...PROPOSAL,
  id: 'a3',
  type: 'email',
  value: { field: 'email', value: 'hana@home.example' },
}

const TYPE_PROPOSAL: Annotation = {
  ...PROPOSAL,
  id: 'a2',
  type: 'propertyType',
  value: { field: 'propertyType', value: 'castle' },
}

function decided(status: string): (doc: Y.Doc) => void {
  return (doc) => void doc.getMap<Y.Map<unknown>>('annotations').get('a1')?.set('status', status)
}

function acceptance(document: string, more: object) {
  const args = { annotationId: 'a1', value: 2, ...more }
  return { document, command: 'acceptProposal', args }
}

async function open() {
  const running = await startCommands()
  const { admin, sara, marina, post, rooms } = running
  const heard = await hear(admin, { ownerId: sara.id, teamId: marina })
  const leadId = heard.lead.slice('lead:'.length)
  const accept = (args: object = {}, sent: Parameters<typeof post>[1] = {}) =>
    post(acceptance(heard.call, { leadId, ...args }), sent)
  const stands = async () => {
    const [mark] = readAnnotations(await rooms.read(heard.call))
    return { ...readLead(await rooms.read(heard.lead)), status: mark?.status }
  }
  return { ...running, ...heard, accept, stands }
}

async function told(db: PaceDb, { lead, call }: Heard): Promise<string> {
  const [stored, onCall] = await Promise.all([docOf(db, lead), docOf(db, call)])
  return `${String(readLead(stored).bedrooms)} ${readAnnotations(onCall)[0]?.status}`
}

async function docOf(db: PaceDb, name: string): Promise<Y.Doc> {
  const stored = await loadDocument(db, name)
  if (!stored) throw new Error(`There is no ${name}.`)
  return new DocumentLog(stored).copy()
}

async function logOf(db: PaceDb, name: string): Promise<number> {
  return (
    await db
      .select()
      .from(documentUpdates)
      .where(eq(documentUpdates.document, name))
      .orderBy(documentUpdates.seq)
  ).length
}
