import * as Y from 'yjs'
import type { Actor } from '../access/access.ts'
import { createContactUpdate, readContact } from '../contact/contact.ts'
import { commandFor } from '../record/commands.ts'
import { SOME_HOUSE } from './house.ts'

export const SARA_ID = '11111111-1111-4111-8111-111111111111'
export const SOME_AGENT: Actor = { kind: 'person', id: SARA_ID, role: 'agent', teamId: null }
export const LONG_AGO = '2026-01-01T08:00:00.000Z'
export const NOW = '2026-11-23T08:00:00.000Z'

/** The document of a contact that came long ago. */
export function newContact(...given: Parameters<typeof createContactUpdate>): Y.Doc {
  const [fields, more] = given
  const doc = new Y.Doc()
  Y.applyUpdate(doc, createContactUpdate({ kind: 'person', createdAt: LONG_AGO, ...fields }, more))
  return doc
}

/** Runs a command on a contact as an agent, and reads what became of it. */
export function runOnContact(doc: Y.Doc, name: string, args: object) {
  commandFor('contact', name).apply(doc, args, { actor: SOME_AGENT, now: NOW, habits: SOME_HOUSE })
  return readContact(doc)
}
