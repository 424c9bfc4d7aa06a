import * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import type { appendSegment } from '#domain/call/call.ts'
import type { DocumentKind } from '#domain/documents/documents.ts'
import { Guard, type Judgement } from '../guard/guard.ts'
import type { Writer } from '../guard/write-rules.ts'
import { type DecodedUpdate, decodeUpdate } from '../updates/update.ts'
import type { Reference } from '#domain/reference/reference.ts'

export const SARA: Writer = {
  actor: { kind: 'person', id: 'sara', role: 'agent', teamId: 't' },
  actorName: 'person:sara',
}
export const ASSISTCRAFT: Writer = {
  actor: { kind: 'service', id: 'assistcraft', scopes: ['calls:assist'] },
  actorName: 'service:assistcraft',
}

type Options = {
  writer?: Writer
  earlier?: readonly DecodedUpdate[]
  doc: Y.Doc
  reference?: Reference | null
}

/** What the guard makes of an update that comes after others of its batch. */
export function judge(
  kind: DocumentKind,
  update: DecodedUpdate,
  { writer = SARA, earlier = [], doc, reference = null }: Options,
): Judgement {
  const guard = new Guard(kind, doc, reference)
  for (const before of earlier) guard.judge(before, writer)
  return guard.judge(update, writer)
}

/** A document as committed, and a client's copy of it. */
export function pair(...updates: Uint8Array[]) {
  const [server, client] = [new Y.Doc(), new Y.Doc()]
  for (const update of updates) for (const doc of [server, client]) Y.applyUpdate(doc, update)
  return { server, client }
}

/** What `edit` does to a client's copy, as its provider sends it. */
export function updateOf(client: Y.Doc, edit: (doc: Y.Doc) => void): DecodedUpdate {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => void updates.push(update)
  client.on('update', listen)
  client.transact(() => edit(client))
  client.off('update', listen)
  return decodeUpdate(Y.mergeUpdates(updates))
}

export function segment(id: string, text: string): Parameters<typeof appendSegment>[1] {
  return {
    id,
    party: 'p',
    role: 'customer',
    beginMs: 0,
    endMs: 1,
    text,
    language: 'en',
    confidence: 1,
    revision: 0,
  }
}

export function mark(id: string, by: string): Annotation {
  return {
    id,
    kind: 'intent',
    type: 'findHome',
    segmentId: 's1',
    anchor: null,
    value: 1,
    confidence: 1,
    by,
    status: 'open',
    at: '2026-01-01T00:00:00Z',
  }
}
