import type * as Y from 'yjs'
import type { NewLogEntry } from '#db/pace/commands/log.ts'
import {
  type ActionOn,
  type Actor,
  can,
  type Facts,
  type Resource,
  authorise,
  subjectName,
} from '#domain/access/access.ts'
import { RULES } from '#domain/access/rules.ts'
import { commandFor } from '#domain/record/commands.ts'
import { documentName, type DocumentRef } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { isArchived, isMerged, wasMerged } from '#domain/documents/record-commands.ts'
import { type Effect, hearEffect } from '#domain/undo/effect.ts'
import { factsInDoc } from '../../admission/record-facts.ts'
import { z } from 'zod'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { requireChoices } from '#domain/documents/choices.ts'
import type { FieldTable } from '#domain/documents/fields.ts'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { settleReview } from '#domain/listing/review.ts'
import { keepOffPortals } from '#domain/listing/leave-portals.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { Reference } from '#domain/reference/reference.ts'
import type { Settings } from '#domain/reference/settings.ts'

/** What a command does to one document, wherever that document is at hand: in a room, or read for a slice of thousands. */
export type DocumentWork = {
  /** On the document as committed. What it throws it throws before anything is changed. */
  change: (doc: Y.Doc) => void
  /** What is kept of the last `change` to take it back; null where it changed nothing. */
  logged: (seq: number) => NewLogEntry | null
}

/** `rowFacts`: of a contact, whose document does not say who works with it. */
export type Asked = { actor: Actor; now: string; settings: Settings; rowFacts?: Facts }

const TABLES: Record<RecordRef['kind'], FieldTable> = {
  contact: CONTACT_FIELDS,
  lead: LEAD_FIELDS,
  listing: LISTING_FIELDS,
  call: CALL_FIELDS,
}
export type RecordRef = DocumentRef & { kind: 'contact' | 'lead' | 'listing' | 'call' }

/** Parses at once; asks the policy on the document as it is then. */
export function commandWork(
  ref: RecordRef,
  { command: name, args }: { command: string; args: Record<string, unknown> },
  { actor, now, settings, rowFacts = {} }: Asked,
): DocumentWork {
  const { kind } = ref
  const command = commandFor(kind, name)
  command.parseArgs(args)
  let effect: Effect = []
  return {
    change(doc) {
      effect = []
      requirePresent(kind, doc, command.whileArchived)
      const facts = factsAsked(command.action, factsInDoc(kind, doc) ?? rowFacts)
      authoriseAction(actor, { kind, action: command.action, facts })
      const heard = hearEffect(kind, doc)
      requireListed(kind, doc, { args, reference: settings.reference })
      const today = dayOf(now, settings.house.zone)
      const context = { actor, now, habits: settings.house, today }
      command.apply(doc, args, context)
      settleRecord(kind, doc, context)
      effect = heard
    },
    logged: (seq) => entryOf(ref, { seq, command: name, args, effect, actor, at: now }),
  }
}

/** What must hold of a record after any command, and after any is taken back, is made so in the same commit. */
export function settleRecord(
  kind: RecordRef['kind'],
  doc: Y.Doc,
  at: { now: string; today: string },
): void {
  if (kind !== 'listing') return
  keepOffPortals(doc, at)
  settleReview(doc)
}

/** Arguments and fields that name a value of the house's lists name one that may be chosen. */
export function requireListed(
  kind: RecordRef['kind'],
  doc: Y.Doc,
  { args, reference }: { args: Record<string, unknown>; reference: Reference },
): void {
  const given = { ...args, ...FieldsSchema.safeParse(args).data?.fields }
  const map = doc.getMap(kind === 'call' ? 'meta' : 'fields')
  requireChoices(TABLES[kind], given, { reference, stands: (field) => map.get(field) })
}

const FieldsSchema = z.object({ fields: z.record(z.string(), z.unknown()) })

type Done = { seq: number; command: string; args: Record<string, unknown>; effect: Effect }

export function entryOf(
  { kind, key }: DocumentRef,
  { actor, ...done }: Done & { actor: Actor; at: string; undoes?: number },
): NewLogEntry | null {
  if (done.effect.length === 0) return null
  return { document: documentName(kind, key), subject: subjectName(actor), ...done }
}

export function requireRecord({ kind, key }: DocumentRef): RecordRef {
  if (kind === 'contact' || kind === 'lead' || kind === 'listing' || kind === 'call')
    return { kind, key }
  throw new DomainError('invalid', `A ${kind} takes no commands; open it and edit it.`, [], {
    key: 'noCommands',
  })
}

/** An archived record takes no command but those that bring it back or tell what portals say. */
export function requirePresent(kind: RecordRef['kind'], doc: Y.Doc, whileArchived?: true): void {
  if (whileArchived || kind === 'call' || !isArchived(doc)) return
  if (isMerged(doc)) throw wasMerged()
  throw new DomainError('conflict', `This ${kind} is archived; bring it back first.`, [], {
    key: 'recordArchived',
  })
}

/** Who comes second to a lead that was free a moment ago is told so by the command, not that claiming is forbidden. */
function factsAsked(action: string, facts: Facts): Facts {
  return action === 'claim' ? { ...facts, ownerId: null } : facts
}

export function authoriseAction<R extends Resource>(
  actor: Actor,
  { kind, action, facts }: { kind: R; action: string; facts: Facts },
): void {
  authorise(actor, requireAction(kind, action), kind, facts)
}

export function mayAct<R extends Resource>(
  actor: Actor,
  { kind, action, facts }: { kind: R; action: string; facts: Facts },
): boolean {
  return can(actor, requireAction(kind, action), kind, factsAsked(action, facts))
}

function requireAction<R extends Resource>(kind: R, action: string): ActionOn<R> {
  if (isActionOn(kind, action)) return action
  throw new Error(`The policy has no rule for ${action} on ${kind}.`)
}

function isActionOn<R extends Resource>(kind: R, action: string): action is ActionOn<R> {
  return Object.hasOwn(RULES[kind], action)
}
