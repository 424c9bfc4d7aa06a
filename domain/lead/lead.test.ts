import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '../access.ts'
import type { CommandContext } from '../command.ts'
import { commandFor } from '../commands.ts'
import { createLeadUpdate, readLead } from './lead.ts'

const saraId = '11111111-1111-4111-8111-111111111111'
const omarId = '22222222-2222-4222-8222-222222222222'
const sara: Actor = { kind: 'person', id: saraId, role: 'agent', teamId: null }
const now = '2026-11-23T08:00:00.000Z'

function newLead(fields: Parameters<typeof createLeadUpdate>[0] = {}): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    createLeadUpdate({ reference: 'L-10001', stage: 'new', name: 'Daniel Weber', ...fields }),
  )
  return doc
}

function run(doc: Y.Doc, name: string, args: unknown, actor: Actor = sara): void {
  const context: CommandContext = { actor, now }
  commandFor('lead', name).apply(doc, args, context)
}

test('a new lead holds what it was made with', () => {
  expect(readLead(newLead())).toMatchObject({
    reference: 'L-10001',
    stage: 'new',
    name: 'Daniel Weber',
    ownerId: null,
    evidence: {},
  })
})

test('the second one to claim a lead is told that it is taken', () => {
  const doc = newLead()
  run(doc, 'claim', {})
  expect(readLead(doc).ownerId).toBe(saraId)
  run(doc, 'claim', {})
  expect(() => run(doc, 'claim', {}, { ...sara, id: omarId })).toThrow(
    /Somebody else has just claimed/,
  )
})

test('a machine claims nothing', () => {
  expect(() => run(newLead(), 'claim', {}, { kind: 'service', id: 'x', scopes: [] })).toThrow(
    /Only a person/,
  )
})

test('a stage move notes its time and the first contact once', () => {
  const doc = newLead()
  run(doc, 'setStage', { stage: 'contacted' })
  expect(readLead(doc)).toMatchObject({
    stage: 'contacted',
    stageChangedAt: now,
    firstContactedAt: now,
  })
})

test('a lead is lost for a reason, and coming back forgets it', () => {
  const doc = newLead()
  expect(() => run(doc, 'setStage', { stage: 'lost' })).toThrow(/Say why/)
  expect(readLead(doc).stage).toBe('new')
  run(doc, 'setStage', { stage: 'lost', lostReason: 'Bought elsewhere' })
  expect(readLead(doc).lostReason).toBe('Bought elsewhere')
  run(doc, 'setStage', { stage: 'qualified' })
  expect(readLead(doc).lostReason).toBeNull()
})

test('an accepted proposal sets the field and keeps the mark as its evidence', () => {
  const doc = newLead()
  run(doc, 'acceptProposal', { field: 'bedrooms', value: 2, callId: 'call-1', annotationId: 'a1' })
  expect(readLead(doc)).toMatchObject({
    bedrooms: 2,
    evidence: { bedrooms: { callId: 'call-1', annotationId: 'a1', at: now } },
  })
})

test('a proposal for a field of the server is refused', () => {
  const doc = newLead()
  const args = { field: 'ownerId', value: omarId, callId: 'call-1', annotationId: 'a1' }
  expect(() => run(doc, 'acceptProposal', args)).toThrow(/no field 'ownerId'/)
  expect(readLead(doc).evidence).toEqual({})
})

test('fields are set by name; a field of the server is not among them', () => {
  const doc = newLead()
  run(doc, 'setFields', { fields: { budgetMax: 160_000, moveDate: '2027-02-01' } })
  expect(readLead(doc)).toMatchObject({ budgetMax: 160_000, moveDate: '2027-02-01' })
  expect(() => run(doc, 'setFields', { fields: { stage: 'won' } })).toThrow(/no field 'stage'/)
})

test('a lead is shared and handed over', () => {
  const doc = newLead()
  run(doc, 'share', { collaboratorIds: [omarId] })
  run(doc, 'assign', { ownerId: omarId })
  expect(readLead(doc)).toMatchObject({ collaboratorIds: [omarId], ownerId: omarId })
})

test('an unknown command is refused with the names that exist', () => {
  expect(() => run(newLead(), 'delete', {})).toThrow(/no command 'delete'. Commands: .*claim/)
  expect(() => commandFor('note', 'x')).toThrow(/Commands: none/)
})

test('a command is one transaction, whose origin tells who ran it', () => {
  const doc = newLead()
  const origins: unknown[] = []
  doc.on('update', (_update, origin) => origins.push(origin))
  run(doc, 'setStage', { stage: 'contacted' })
  expect(origins).toEqual([{ actor: sara, now }])
})
