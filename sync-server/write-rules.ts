import { type Actor, can } from '#domain/access.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { DOCUMENT_SHAPES, type DocumentKind } from '#domain/documents.ts'
import type { FieldTable } from '#domain/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { type Marks, ownMark, decisionOnMark } from './mark-rules.ts'
import { MAX_DEPTH, type Touch } from './touches.ts'

export type Writer = { actor: Actor; actorName: string }
/** Null where the writer may; else the reason, for the person who reads it. */
type Rule = (touch: Touch, writer: Writer, marks: Marks) => string | null

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
    annotations: (touch, { actor, actorName }, marks) =>
      isAssistant(actor) ? ownMark(touch, actorName, marks) : decisionOnMark(touch),
    summary: (_touch, { actor }) =>
      isAssistant(actor) ? null : 'The summary is written by the assistant.',
    notes: byPeople(anything),
    checklist: byPeople(anything),
  },
}

/** Whether a writer may do one thing at one place: null, or why not. */
export function judgeTouch(
  kind: DocumentKind,
  touch: Touch,
  { writer, marks }: { writer: Writer; marks: Marks },
): string | null {
  const { root, path } = touch
  if (path.length > MAX_DEPTH) return `Nothing is nested more than ${MAX_DEPTH} deep.`
  const roots = ROOTS[kind] ?? {}
  const rule = Object.hasOwn(roots, root) ? roots[root] : undefined
  if (rule) return rule(touch, writer, marks)
  const known = Object.keys(DOCUMENT_SHAPES[kind]).join(', ')
  return `A ${kind} has no '${root.slice(0, 40)}', only ${known}.`
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
  return (touch, writer, marks) =>
    isAssistant(writer.actor)
      ? 'An assistant writes its own marks and the summary, nothing else.'
      : rule(touch, writer, marks)
}

/** People correct the words of a segment; segments come from the feed. */
function segmentText({ path }: Touch): string | null {
  const isText = path.length > 2 && path[1] === 'text'
  return isText
    ? null
    : 'What was said comes from the call itself; only its words can be corrected.'
}

/** Who acts for a person on a call is held to what the assistant may. */
function isAssistant(actor: Actor): boolean {
  return actor.kind === 'person' ? actor.via !== undefined : !can(actor, 'write', 'call')
}
