import { expect, test } from 'vitest'
import type { Actor, Facts } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { accessOf, mayCreateNote } from './access.ts'

const SARA: Actor = { kind: 'person', id: 'sara', role: 'agent', teamId: 'marina' }
const MANAGER: Actor = { kind: 'person', id: 'mona', role: 'manager', teamId: 'marina' }
const OUTSIDER: Actor = { kind: 'person', id: 'omar', role: 'agent', teamId: 'downtown' }
const ASSISTANT: Actor = { kind: 'service', id: 'assistcraft', scopes: ['calls:assist'] }
const READER: Actor = { kind: 'service', id: 'reports', scopes: ['live:read'] }
const WRITER: Actor = { kind: 'service', id: 'import', scopes: ['live:read', 'live:write'] }
const OWN: Facts = { ownerId: 'sara', teamId: 'marina' }

function access(actor: Actor, name: string, facts: Facts = OWN) {
  return accessOf(actor, parseDocumentName(name), facts)
}

test('[S6] the policy makes somebody a writer, a reader or neither', () => {
  expect(access(SARA, 'lead:a')).toBe('write')
  expect(access(MANAGER, 'lead:a')).toBe('write')
  expect(access(OUTSIDER, 'lead:a')).toBe('none')
  expect(access(WRITER, 'lead:a')).toBe('write')
  expect(access(READER, 'lead:a')).toBe('read')
})

test('[S36] nobody writes a view, whatever their rights are', () => {
  for (const actor of [SARA, MANAGER, WRITER]) {
    expect(access(actor, 'board:marina', { teamId: 'marina' })).toBe('read')
  }
  expect(access(OUTSIDER, 'board:marina', { teamId: 'marina' })).toBe('none')
})

test('[S34] whoever assists in calls writes to them, without the right to change them', () => {
  expect(access(ASSISTANT, 'call:a')).toBe('write')
  expect(access(ASSISTANT, 'lead:a')).toBe('none')
})

test('[S9] a delegation for a call reaches that call and nothing else, not even what its person may', () => {
  const delegate: Actor = { ...SARA, call: 'a' }
  expect(access(delegate, 'call:a')).toBe('write')
  expect(
    ['call:b', 'lead:a', 'note:a', 'sensitive:a'].map((name) => access(delegate, name)),
  ).toEqual(['none', 'none', 'none', 'none'])
})

test('[S10] people and machine clients that may write make notes; one that only reads does not', () => {
  expect([SARA, WRITER, READER, ASSISTANT].map(mayCreateNote)).toEqual([true, true, false, false])
})
