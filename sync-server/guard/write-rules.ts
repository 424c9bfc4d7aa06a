import { type Actor, can } from '#domain/access/access.ts'
import { CorrectionSchema } from '#domain/call/checklist.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { CONTACT_FIELDS, isPersonField } from '#domain/contact/fields.ts'
import { AlsoSchema, identityKey } from '#domain/contact/identities.ts'
import { DOCUMENT_SHAPES, type DocumentKind } from '#domain/documents/documents.ts'
import type { FieldTable } from '#domain/documents/fields.ts'
import type { SharedName } from '#domain/documents/shared-types.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { CaptionSchema, isCaptionKey } from '#domain/listing/captions.ts'
import { DraftFileSchema } from '#domain/message/draft.ts'
import type { Reference } from '#domain/reference/reference.ts'
import { z } from 'zod'
import { type Marks, ownMark, decisionOnMark } from './mark-rules.ts'
import { MAX_DEPTH, type Touch } from './touches.ts'
import { chosenValue, fieldValue, plainText, plainValue, richText } from './value-rules.ts'

export type Writer = { actor: Actor; actorName: string }
/** Null where the writer may; else the reason, for the person who reads it. */
type Rule = (touch: Touch, writer: Writer, around: Around) => string | null
/** What a touch is judged by besides itself. */
type Around = {
  marks: Marks
  /** The house's lists; null where they are not known. */
  reference: Reference | null
  /** What a field holds as committed. */
  stands: (field: string) => unknown
}

/** What somebody says of an item is said in their own name. */
function checklistItem(touch: Touch, { actorName }: Writer): string | null {
  const own = CorrectionSchema.refine(({ by }) => by === actorName, 'must be signed by its author')
  // As earlier pages write it: who ticked it off, or only that it was; empty where nobody did.
  const tick = z.union([z.literal(['', actorName]), z.boolean()])
  return plainValue('A step of the checklist', { schema: z.union([tick, own]) })(touch)
}

const ROOTS: { [Kind in DocumentKind]?: Record<SharedName<Kind>, Rule> } = {
  contact: {
    fields: localFields(CONTACT_FIELDS),
    also: alsoKnown,
    consent: onlyPace('consent, with its proof,'),
    evidence: onlyPace('evidence'),
    notes: richText,
  },
  lead: { fields: leadFields(), evidence: onlyPace('evidence'), notes: richText },
  listing: {
    fields: localFields(LISTING_FIELDS),
    portals: onlyPace('what the portals said'),
    media: plainValue('A picture'),
    captions: caption,
    description: richText,
    notes: richText,
  },
  private: { fields: plainValue('A private field'), notes: richText },
  note: { title: plainText(1), body: richText },
  reply: {
    fields: plainValue('The name of a draft', { schema: z.uuid() }),
    subject: plainText(1),
    body: plainText(1),
    files: plainValue('A file of a draft', { schema: DraftFileSchema }),
  },
  call: {
    meta: localFields(CALL_FIELDS),
    segments: byPeople(segmentText),
    annotations: (touch, { actor, actorName }, { marks }) =>
      isAssistant(actor) ? ownMark(touch, actorName, marks) : decisionOnMark(touch),
    summary: (touch, { actor }) =>
      isAssistant(actor) ? richText(touch) : 'The summary is written by the assistant.',
    notes: byPeople(richText),
    checklist: byPeople(checklistItem),
  },
}

/** Whether a writer may do one thing at one place: null, or why not. */
export function judgeTouch(
  kind: DocumentKind,
  touch: Touch,
  { writer, ...around }: Around & { writer: Writer },
): string | null {
  const { root, path } = touch
  if (path.length > MAX_DEPTH) return `Nothing is nested more than ${MAX_DEPTH} deep.`
  const roots: Record<string, Rule> = ROOTS[kind] ?? {}
  const rule = Object.hasOwn(roots, root) ? roots[root] : undefined
  if (rule) return rule(touch, writer, around)
  const known = Object.keys(DOCUMENT_SHAPES[kind]).join(', ')
  return `A ${kind} has no '${root.slice(0, 40)}', only ${known}.`
}

/** What somebody is called and reached by is the contact's, where the lead has one. */
function leadFields(): Rule {
  const rule = localFields(LEAD_FIELDS)
  return (touch, writer, around) => {
    const [name] = touch.path
    const isPersons = typeof name === 'string' && isPersonField(name)
    const hasContact = around.stands('contactId') ?? around.stands('applicantId')
    if (hasContact && isPersons && touch.does !== 'delete')
      return `${LEAD_FIELDS[name].label} is the contact's: change it there.`
    return rule(touch, writer, around)
  }
}

/** One further name, phone or e-mail, under its own normal form. */
function alsoKnown(touch: Touch): string | null {
  const [key] = touch.path
  const schema = AlsoSchema.refine((also) => identityKey(also) === key, 'stands at its own place')
  return plainValue('A further name, phone or e-mail', { schema })(touch)
}

/** Under a picture, in one language. */
function caption(touch: Touch): string | null {
  if (!isCaptionKey(touch.path[0])) return 'A caption stands under a picture, in a language.'
  return plainValue('A caption', { schema: CaptionSchema })(touch)
}

function onlyPace(what: string): Rule {
  return () => `Only PACE itself writes ${what}.`
}

function localFields(table: FieldTable): Rule {
  const value = fieldValue(table)
  return (touch, _writer, { reference, stands }) => {
    const [name] = touch.path
    const field = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
    if (!field) return `There is no field '${String(name).slice(0, 40)}'.`
    if (field.write !== 'local') return `${field.label} changes only through its own command.`
    const listed = { rule: field, reference, current: stands(String(name)) }
    return value(touch) ?? chosenValue(touch, listed)
  }
}

function byPeople(rule: Rule): Rule {
  return (touch, writer, around) =>
    isAssistant(writer.actor)
      ? 'An assistant writes its own marks and the summary, nothing else.'
      : rule(touch, writer, around)
}

/** People correct the words of a segment; segments come from the feed. */
function segmentText(touch: Touch): string | null {
  const isText = touch.path.length > 2 && touch.path[1] === 'text'
  return isText
    ? plainText(3)(touch)
    : 'What was said comes from the call itself; only its words can be corrected.'
}

/** Who acts for a person on a call is held to what the assistant may. */
function isAssistant(actor: Actor): boolean {
  return actor.kind === 'person' ? actor.via !== undefined : !can(actor, 'write', 'call')
}
