import { z } from 'zod'
import {
  type ActionOn,
  type Actor,
  authorise,
  type Facts,
  type Resource,
  RULES,
} from '#domain/access.ts'
import { commandFor } from '#domain/commands.ts'
import { type DocumentRef, parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findGeneration } from '#db/pace/projections.ts'
import { factsInDoc } from '../record-facts.ts'
import { restoreDocument } from '../history/restore-document.ts'
import type { Change, Rooms } from '../rooms.ts'
import type { Answer, StoreAnswer } from './answer-once.ts'
import type { Caller } from './caller.ts'
import { createRecord } from './create-record.ts'
import { requireReferences } from './known-references.ts'
import { CreateArgsSchema, readNewFields } from './new-record.ts'

export type Wanted = { document: string; command: string; args: Record<string, unknown> }
type Deps = { db: PaceDb; rooms: Pick<Rooms, 'change' | 'create' | 'inspect'>; now: () => Date }
type Run = { caller: Caller; wanted: Wanted; store?: StoreAnswer }

const FieldsSchema = z.object({ fields: z.record(z.string(), z.unknown()) })
const AnnotationSchema = z.object({ annotation: z.record(z.string(), z.unknown()) })

/** Parses, asks the policy on the record as committed, runs, commits. Nothing is changed by what throws. */
export async function runCommand(deps: Deps, run: Run): Promise<Answer> {
  const ref = parseDocumentName(run.wanted.document)
  requireWithinDelegation(run.caller.actor, run.wanted.document)
  if (run.wanted.command === 'create') return create(deps, ref, run)
  if (run.wanted.command === 'restore') return restore(deps, ref, run)
  const { caller, wanted, store } = run
  const { kind } = ref
  if (kind !== 'lead' && kind !== 'listing' && kind !== 'call') {
    throw new DomainError('invalid', `A ${kind} takes no commands; open it and edit it.`)
  }
  const command = commandFor(kind, wanted.command)
  const args = signed(wanted.args, caller)
  await requireReferences(deps.db, { ...args, ...FieldsSchema.safeParse(args).data?.fields })
  const now = deps.now().toISOString()
  const { document } = wanted
  const position = await deps.rooms.change(document, {
    actor: caller.name,
    change: (doc) => {
      const facts = factsAsked(command.action, factsInDoc(kind, doc) ?? {})
      authoriseCommand(caller.actor, { kind, action: command.action, facts })
      command.apply(doc, args, { actor: caller.actor, now })
    },
    inTransaction: storing(document, store),
  })
  return { document, ...position }
}

function storing(document: string, store: StoreAnswer | undefined): Change['inTransaction'] {
  return async (tx, seq) => {
    await store?.(tx, { document, seq, generation: await findGeneration(tx, document) })
  }
}

async function restore(deps: Deps, ref: DocumentRef, run: Run): Promise<Answer> {
  const { caller, wanted, store } = run
  const { document, args } = wanted
  const inTransaction = storing(document, store)
  const asked = { ref, document, args, actor: caller.actor, actorName: caller.name, inTransaction }
  return { document, ...(await restoreDocument(deps, asked)) }
}

async function create(deps: Deps, { kind, key }: DocumentRef, run: Run): Promise<Answer> {
  if (kind !== 'lead' && kind !== 'listing') {
    throw new DomainError(
      'invalid',
      `A ${kind} is not made by command; only lead:new and listing:new are.`,
    )
  }
  if (key !== 'new' && !z.uuid().safeParse(key).success) {
    throw new DomainError(
      'invalid',
      `A new ${kind} is ${kind}:new, or ${kind}:<uuid> for an id of your own.`,
    )
  }
  const { caller, store, wanted } = run
  authorise(caller.actor, 'create', kind)
  const { fields: given, description } = parse(CreateArgsSchema, wanted.args, 'The command create')
  const fields = readNewFields(kind, given, caller.actor)
  await requireReferences(deps.db, fields)
  const id = key === 'new' ? crypto.randomUUID() : key.toLowerCase()
  const now = deps.now().toISOString()
  return createRecord(deps, { kind, id, actor: caller.name, fields, description, now, store })
}

/** A delegation for one call reaches that call and nothing else. */
function requireWithinDelegation(actor: Actor, document: string): void {
  if (actor.kind !== 'person' || actor.call === undefined || document === `call:${actor.call}`)
    return
  throw new DomainError('forbidden', `This token is for call ${actor.call} only.`)
}

/** Who comes second to a lead that was free a moment ago is told so by the command, not that claiming is forbidden. */
function factsAsked(action: string, facts: Facts): Facts {
  return action === 'claim' ? { ...facts, ownerId: null } : facts
}

function authoriseCommand<R extends Resource>(
  actor: Actor,
  { kind, action, facts }: { kind: R; action: string; facts: Facts },
): void {
  if (!isActionOn(kind, action)) throw new Error(`The policy has no rule for ${action} on ${kind}.`)
  authorise(actor, action, kind, facts)
}

function isActionOn<R extends Resource>(kind: R, action: string): action is ActionOn<R> {
  return Object.hasOwn(RULES[kind], action)
}

/** A mark is signed with who makes it, whatever its maker says. */
function signed(args: Record<string, unknown>, caller: Caller): Record<string, unknown> {
  const marked = AnnotationSchema.safeParse(args).data
  return marked ? { ...args, annotation: { ...marked.annotation, by: caller.name } } : args
}
