import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '#domain/access/access.ts'
import type { Role } from '#domain/access/person.ts'
import { isArchived } from '#domain/documents/record-commands.ts'
import { createLeadUpdate, readLead } from '#domain/lead/lead.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import { commandWork, requireRecord } from './document-work.ts'
import { ChangedSince, undoWork } from './undo-work.ts'

const NOW = '2026-03-02T08:00:00.000Z'
const [SARA, OMAR, MARINA] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const REF = { kind: 'lead', key: crypto.randomUUID() } as const

function person(id: string, role: Role = 'agent'): Actor {
  return { kind: 'person', id, role, teamId: MARINA }
}

/** A lead of Sara's, and what is done to it by whom. */
function openLead(by: Actor = person(SARA)) {
  const doc = new Y.Doc()
  const base = {
    reference: 'L-1',
    stage: 'new',
    createdAt: NOW,
    ownerId: SARA,
    teamId: MARINA,
  } as const
  Y.applyUpdate(doc, createLeadUpdate(base))
  const settings = { house: SOME_HOUSE, reference: SOME_REFERENCE }
  let seq = 1
  function run(command: string, args: Record<string, unknown> = {}, actor = by) {
    const work = commandWork(REF, { command, args }, { actor, now: NOW, settings })
    doc.transact(() => work.change(doc))
    return work.logged((seq += 1))
  }
  function undo(entry: ReturnType<typeof run>, actor = by) {
    if (!entry) throw new Error('There is nothing to take back.')
    const undone = { joined: null, undoes: null, ...entry }
    const work = undoWork(REF, undone, { actor, now: NOW, settings })
    doc.transact(() => work.change(doc))
    return { entry: work.logged((seq += 1)), left: work.left() }
  }
  return { doc, run, undo }
}

test('[C14] a command changes the document and says what takes it back; one that changes nothing says nothing', () => {
  const { doc, run } = openLead()
  const entry = run('setStage', { stage: 'contacted' })
  expect(readLead(doc)).toMatchObject({ stage: 'contacted', firstContactedAt: NOW })
  expect(entry).toMatchObject({
    document: `lead:${REF.key}`,
    seq: 2,
    command: 'setStage',
    args: { stage: 'contacted' },
    subject: `person:${SARA}`,
    at: NOW,
  })
  const before = { root: 'fields', path: ['stage'], before: 'new', after: 'contacted' }
  expect(entry?.effect).toContainEqual(before)
  expect(run('setStage', { stage: 'contacted' })).toBeNull()
})

test('[C5] the policy is asked on the document as it stands, before anything is changed', () => {
  const { doc, run } = openLead()
  const refused = () => run('setStage', { stage: 'contacted' }, person(OMAR))
  expect(refused).toThrow(expect.objectContaining({ code: 'forbidden' }))
  expect(readLead(doc).stage).toBe('new')
  run('share', { addIds: [OMAR] })
  expect(refused).not.toThrow()
})

test('[C7] arguments are read before the document is looked at; a command that there is none of is refused', () => {
  const { run } = openLead()
  expect(() => run('setStage', { stage: 'gone' })).toThrow(
    expect.objectContaining({ code: 'invalid' }),
  )
  expect(() => run('nonsense')).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('[C18] an archived record takes no command but the one that brings it back', () => {
  const { doc, run } = openLead(person(SARA, 'manager'))
  run('archive')
  expect(() => run('setStage', { stage: 'contacted' })).toThrow(
    expect.objectContaining({ code: 'conflict', message: expect.stringContaining('archived') }),
  )
  run('unarchive')
  expect(isArchived(doc)).toBe(false)
})

test('[C30] a value of one of the house’s lists is one of them', () => {
  const { run } = openLead()
  const wanted = (propertyType: string) => run('setFields', { fields: { propertyType } })
  expect(() => wanted('spaceship')).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(wanted('villa')).not.toBeNull()
})

test('[C4] who comes second to a lead that was free a moment ago is told so, not that claiming is forbidden', () => {
  const { run } = openLead()
  expect(() => run('claim', {}, person(OMAR))).toThrow(
    expect.objectContaining({ code: 'conflict' }),
  )
})

test('[C14] what is taken back is as it was before; the undo is taken back alike', () => {
  const { doc, run, undo } = openLead()
  const before = readLead(doc)
  const undone = undo(run('setStage', { stage: 'contacted' }))
  expect([readLead(doc), undone.left]).toEqual([before, []])
  expect(undone.entry).toMatchObject({ seq: 3, undoes: 2, command: 'setStage' })
  undo(undone.entry)
  expect(readLead(doc).stage).toBe('contacted')
})

test('[C15] what was changed since stays; where nothing can go back it is a conflict that says what', () => {
  const { doc, run, undo } = openLead()
  const both = run('setFields', { fields: { bedrooms: 2, bathrooms: 1 } })
  run('setFields', { fields: { bedrooms: 4 } })
  const { left } = undo(both)
  expect(left).toMatchObject([{ path: ['bedrooms'], after: 2 }])
  expect(readLead(doc)).toMatchObject({ bedrooms: 4, bathrooms: null })
  const stage = run('setStage', { stage: 'contacted' })
  run('setStage', { stage: 'viewing' })
  expect(() => undo(stage)).toThrow(ChangedSince)
  expect(readLead(doc).stage).toBe('viewing')
})

test('[C16] what somebody gave away they may take back themselves, and nobody else who may not', () => {
  const manager = person(OMAR, 'manager')
  const { doc, run, undo } = openLead()
  const given = run('release')
  expect(readLead(doc).ownerId).toBeNull()
  expect(() => undo(given, person(crypto.randomUUID()))).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  )
  undo(given)
  expect(readLead(doc).ownerId).toBe(SARA)
  const byManager = run('assign', { ownerId: OMAR }, manager)
  undo(byManager, manager)
  expect(readLead(doc).ownerId).toBe(SARA)
})

test('[C14] what has a counterpart is taken back by it', () => {
  const { doc, undo } = openLead(person(SARA, 'manager'))
  const created = { document: `lead:${REF.key}`, seq: 1, command: 'create', args: {}, effect: [] }
  const { entry } = undo({ ...created, subject: `person:${SARA}`, at: NOW })
  expect(isArchived(doc)).toBe(true)
  expect(entry).toMatchObject({ command: 'archive', undoes: 1 })
})

test('only records take commands', () => {
  expect(requireRecord(REF)).toEqual(REF)
  expect(() => requireRecord({ kind: 'note', key: 'a' })).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringContaining('note') }),
  )
})
