import { type Actor, can } from '#domain/access.ts'
import { ANNOTATION_STATUSES } from '#domain/annotation.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { DOCUMENT_SHAPES, type DocumentKind } from '#domain/documents.ts'
import type { FieldTable } from '#domain/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import * as Y from 'yjs'
import { type Touch, touchesOf } from './touches.ts'
import type { DecodedUpdate } from './update.ts'

export type Writer = { actor: Actor; actorName: string }
/** Null where the writer may; else the reason, for the person who reads it. */
type Rule = (touch: Touch, writer: Writer, doc: Y.Doc) => string | null

/** Yjs takes away what is nested by recursion: a thousand levels and more are taken away only in part. */
const MAX_DEPTH = 100

const ROOTS: Partial<Record<DocumentKind, Record<string, Rule>>> = {
  lead: { fields: localFields(LEAD_FIELDS), evidence: onlyPace('evidence'), notes: anything },
  listing: {
    fields: localFields(LISTING_FIELDS),
    portals: onlyPace('what the portals said'),
    media: anything,
    description: anything,
    notes: anything,
  },
  private: { fields: anything, notes: anything },
  call: {
    meta: localFields(CALL_FIELDS),
    segments: byPeople(segmentText),
    annotations,
    summary: (_touch, { actor }) =>
      isAssistant(actor) ? null : 'The summary is written by the assistant.',
    notes: byPeople(anything),
    checklist: byPeople(anything),
  },
}

/**
 * Decides on an update of a guarded document before it is stored or seen: null, or why its writer may not make it. Of
 * an update one part of which is refused, all is refused.
 */
export function judgeUpdate(
  kind: DocumentKind,
  update: DecodedUpdate,
  { writer, earlier, doc }: { writer: Writer; earlier: readonly DecodedUpdate[]; doc: Y.Doc },
): string | null {
  const roots = ROOTS[kind] ?? {}
  for (const touch of touchesOf(update, earlier, doc)) {
    if (touch.path.length > MAX_DEPTH) return `Nothing is nested more than ${MAX_DEPTH} deep.`
    const rule = Object.hasOwn(roots, touch.root) ? roots[touch.root] : undefined
    const known = Object.keys(DOCUMENT_SHAPES[kind]).join(', ')
    const reason = rule
      ? rule(touch, writer, doc)
      : `A ${kind} has no '${touch.root.slice(0, 40)}', only ${known}.`
    if (reason) return reason
  }
  return null
}

function anything(): null {
  return null
}

function onlyPace(what: string): Rule {
  return () => `Only PACE itself writes ${what}.`
}

function localFields(table: FieldTable): Rule {
  return ({ path: [name] }) => {
    const field = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
    if (!field) return `There is no field '${String(name).slice(0, 40)}'.`
    return field.write === 'local' ? null : `${field.label} changes only through its own command.`
  }
}

function byPeople(rule: Rule): Rule {
  return (touch, writer, doc) =>
    isAssistant(writer.actor)
      ? 'An assistant writes its own marks and the summary, nothing else.'
      : rule(touch, writer, doc)
}

/** People correct the words of a segment; segments come from the feed. */
function segmentText({ path }: Touch): string | null {
  const isText = path.length > 2 && path[1] === 'text'
  return isText
    ? null
    : 'What was said comes from the call itself; only its words can be corrected.'
}

function annotations(touch: Touch, { actor, actorName }: Writer, doc: Y.Doc): string | null {
  const [id, key] = touch.path
  if (!isAssistant(actor)) {
    return key === 'status' && touch.path.length === 2 && isDecision(touch)
      ? null
      : 'People accept, edit or dismiss a mark; they do not write one.'
  }
  const author = typeof id === 'string' ? authorOf(doc, id) : undefined
  if (author !== undefined && author !== actorName) return 'This mark is somebody else’s.'
  return isForged(touch, actorName) ? 'A mark must be signed by its author.' : null
}

/** The end of the status before it comes along with each decision. */
function isDecision(touch: Touch): boolean {
  if (touch.does === 'delete') return true
  const value: unknown = touch.content instanceof Y.ContentAny ? touch.content.arr.at(-1) : null
  return ANNOTATION_STATUSES.some((status) => status === value)
}

/** A mark is a map, and its `by` is the connection's actor. */
function isForged({ path, ...touch }: Touch, actorName: string): boolean {
  if (touch.does === 'delete') return false
  if (path.length === 1) return !(touch.content instanceof Y.ContentType)
  if (path.length > 2 || path[1] !== 'by') return false
  return !(touch.content instanceof Y.ContentAny) || touch.content.arr.at(-1) !== actorName
}

function authorOf(doc: Y.Doc, id: string): unknown {
  const annotation: unknown = doc.getMap('annotations').get(id)
  return annotation instanceof Y.Map ? (annotation.get('by') ?? null) : undefined
}

/** Who acts for a person on a call is held to what the assistant may. */
function isAssistant(actor: Actor): boolean {
  return actor.kind === 'person' ? actor.via !== undefined : !can(actor, 'write', 'call')
}
