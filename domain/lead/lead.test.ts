import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '../access/access.ts'
import type { CommandContext } from '../documents/command.ts'
import { commandFor } from '../record/commands.ts'
import { takeHeardValue } from './commands.ts'
import { createLeadUpdate, readLead } from './lead.ts'
import { SOME_HOUSE } from '../testing/house.ts'

const saraId = '11111111-1111-4111-8111-111111111111'
const omarId = '22222222-2222-4222-8222-222222222222'
const sara: Actor = { kind: 'person', id: saraId, role: 'agent', teamId: null }
const now = '2026-11-23T08:00:00.000Z'
const heard = { callId: 'call-1', annotationId: 'a1', at: now }

function newLead(fields: Parameters<typeof createLeadUpdate>[0] = {}): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    createLeadUpdate({ reference: 'L-10001', stage: 'new', name: 'Daniel Weber', ...fields }),
  )
  return doc
}

function run(doc: Y.Doc, name: string, args: unknown, actor: Actor = sara): void {
  const context: CommandContext = { actor, now, habits: SOME_HOUSE }
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
  takeHeardValue(doc, { field: 'bedrooms', value: 2, evidence: heard, habits: SOME_HOUSE })
  expect(readLead(doc)).toMatchObject({
    bedrooms: 2,
    evidence: { bedrooms: { callId: 'call-1', annotationId: 'a1', at: now } },
  })
})

test('what was accepted once is not set again over what has been written since', () => {
  const doc = newLead()
  takeHeardValue(doc, { field: 'bedrooms', value: 2, evidence: heard, habits: SOME_HOUSE })
  run(doc, 'setFields', { fields: { bedrooms: 3 } })
  takeHeardValue(doc, { field: 'bedrooms', value: 2, evidence: heard, habits: SOME_HOUSE })
  expect(readLead(doc).bedrooms).toBe(3)
})

test('a proposal for a field of the server is refused', () => {
  const doc = newLead()
  const args = { field: 'ownerId', value: omarId, evidence: heard, habits: SOME_HOUSE }
  expect(() => takeHeardValue(doc, args)).toThrow(/no field 'ownerId'/)
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

test('a lead is given back to its team', () => {
  const doc = newLead()
  run(doc, 'assign', { ownerId: omarId })
  run(doc, 'release', {})
  expect(readLead(doc).ownerId).toBeNull()
})

test('a lead is paused until a day to come, with its reason, and goes on', () => {
  const doc = newLead()
  const in90Days = new Date(Date.parse(now) + 90 * 86_400_000)
  const until = in90Days.toISOString()
  run(doc, 'pause', { until, because: 'سفر العائلة حتى الصيف' })
  expect(readLead(doc)).toMatchObject({
    pausedUntil: until,
    pausedBecause: 'سفر العائلة حتى الصيف',
  })
  run(doc, 'resume', {})
  expect(readLead(doc)).toMatchObject({ pausedUntil: null, pausedBecause: null })
})

test.each([
  ['a day that has been', -1],
  ['more than a year', 400],
])('a pause is refused until %s, and without a reason', (_, days) => {
  const doc = newLead()
  const until = new Date(Date.parse(now) + days * 86_400_000).toISOString()
  expect(() => run(doc, 'pause', { until, because: 'x' })).toThrow(/a day to come/)
  expect(() => run(doc, 'pause', { until, because: '' })).toThrow(/because/)
  expect(readLead(doc).pausedUntil).toBeNull()
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
  expect(origins).toEqual([{ actor: sara, now, habits: SOME_HOUSE }])
})
