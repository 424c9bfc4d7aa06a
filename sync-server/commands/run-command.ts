import { z } from 'zod'
import { type Actor, authorise } from '#domain/access/access.ts'
import { AcceptProposalSchema } from '#domain/call/accept-proposal.ts'
import { documentName, type DocumentRef, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { contactIdOf } from '#domain/lead/lead.ts'
import { InterestSchema } from '#domain/lead/receive.ts'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { logCommands } from '#db/pace/commands/log.ts'
import { factsInRows } from '../admission/record-facts.ts'
import { restoreDocument } from '../history/restore-document.ts'
import type { Change, Position, Rooms } from '../rooms/documents-api.ts'
import { acceptProposal } from './accept-proposal.ts'
import type { Answer, StoreAnswer } from './caller/answer-once.ts'
import type { Caller } from './caller/caller.ts'
import { adoptLead } from './create/adopt-lead.ts'
import { createContact } from './create/create-contact.ts'
import { createRecord } from './create/create-record.ts'
import { commandWork, requireRecord } from './document-work/document-work.ts'
import { requireReferences } from './document-work/known-references.ts'
import { changeLeadAndContact, personFields } from './lead-and-contact.ts'
import { mergeRecords } from './merge/merge.ts'
import { CreateArgsSchema, readNewFields } from './create/new-record.ts'
import { receiveInto } from './create/receive-interest.ts'
import { undoCommand } from './undo/undo-command.ts'
import { undoMerge } from './merge/undo-merge.ts'
import { createListing } from './create/create-listing.ts'
import { requireStanding } from './document-work/require-standing.ts'
import { propertyKeyOf } from '#domain/property/property.ts'
import { runPropertyCommand } from '../properties/run-property-command.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

export type Wanted = {
  document: string
  command: string
  args: Record<string, unknown>
  ifSeq?: number | undefined
}
type Deps = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'changeAll' | 'create' | 'inspect' | 'read'>
  settings: Pick<SettingsWatch, 'current'>
  now: () => Date
}
type Run = { caller: Caller; wanted: Wanted; store?: StoreAnswer }

const FieldsSchema = z.object({ fields: z.record(z.string(), z.unknown()) })
const AnnotationSchema = z.object({ annotation: z.record(z.string(), z.unknown()) })

/** Parses, asks the policy on the record as committed, runs, commits. Nothing is changed by what throws. */
export async function runCommand(deps: Deps, run: Run): Promise<Answer> {
  const { document, command } = run.wanted
  requireWithinDelegation(run.caller.actor, document)
  const propertyKey = propertyKeyOf(document)
  if (propertyKey) return runOnProperty(deps, propertyKey, run)
  const ref = parseDocumentName(document)
  const special = Object.hasOwn(SPECIAL, command) ? SPECIAL[command] : undefined
  return special ? special(deps, ref, run) : runOnDocument(deps, ref, run)
}

async function runOnProperty(
  deps: Deps,
  key: string,
  { caller, wanted: { command, args }, store }: Run,
): Promise<Answer> {
  await requireReferences(deps.db, args)
  const { actor, name: actorName } = caller
  const now = deps.now().toISOString()
  const settings = deps.settings.current()
  const asked = { key, args, actor, actorName, now, settings, store }
  return runPropertyCommand(deps, command, asked)
}

type Special = (deps: Deps, ref: DocumentRef, run: Run) => Promise<Answer>

/** Commands that look beyond their document, or make it. */
const SPECIAL: Record<string, Special> = {
  create,
  receive,
  adopt,
  restore,
  undo,
  acceptProposal: accept,
  merge: (deps, ref, run) => mergeRecords(deps, askedOf(deps, ref, run)),
  undoMerge: (deps, ref, run) => undoMerge(deps, askedOf(deps, ref, run)),
}

function askedOf(deps: Deps, ref: DocumentRef, { caller, wanted, store }: Run) {
  return { ref, args: wanted.args, caller, store, now: deps.now().toISOString() }
}

async function undo(deps: Deps, ref: DocumentRef, { caller, wanted, store }: Run): Promise<Answer> {
  const { document, args } = wanted
  const now = deps.now().toISOString()
  const settings = deps.settings.current()
  const inTransaction = storing(document, store)
  const asked = { ref: requireRecord(ref), args, caller, now, settings, store: inTransaction }
  return { document, ...(await undoCommand(deps, asked)) }
}

async function runOnDocument(deps: Deps, ref: DocumentRef, run: Run): Promise<Answer> {
  const { caller, wanted, store } = run
  const { document, command } = wanted
  const record = requireRecord(ref)
  const now = deps.now().toISOString()
  const settings = deps.settings.current()
  const args = signed(wanted.args, caller)
  await requireReferences(deps.db, { ...args, ...FieldsSchema.safeParse(args).data?.fields })
  const persons = record.kind === 'lead' && command === 'setFields' ? personFields(args) : null
  const contactId = persons ? await deps.rooms.inspect(document, contactIdOf) : null
  if (persons && contactId)
    return changeLeadAndContact(deps.rooms, {
      document,
      contactId,
      ...persons,
      caller,
      now,
      settings,
      store,
      ifSeq: wanted.ifSeq,
    })
  const rowFacts = await factsInRows(deps.db, document)
  const work = commandWork(
    record,
    { command, args },
    { actor: caller.actor, now, settings, rowFacts },
  )
  let undoable = false
  const position = await deps.rooms.change(document, {
    actor: caller.name,
    change: (doc, at) => {
      requireStanding(at, wanted.ifSeq)
      work.change(doc)
    },
    async inTransaction(tx, seq, generation) {
      const entry = work.logged(seq)
      undoable = entry !== null
      await Promise.all([
        entry && logCommands(tx, [entry]),
        store?.(tx, { document, seq, generation, undoable }),
      ])
    },
    together: true,
  })
  return { document, ...position, undoable }
}

function storing(document: string, store: StoreAnswer | undefined): Change['inTransaction'] {
  return async (tx, seq, generation) => store?.(tx, { document, seq, generation })
}

async function accept(deps: Deps, ref: DocumentRef, run: Run): Promise<Answer> {
  const { caller, wanted, store } = run
  const input = parse(AcceptProposalSchema, wanted.args, 'The command acceptProposal')
  requireWithinDelegation(caller.actor, documentName('lead', input.leadId))
  const { document } = wanted
  const inTransaction = async (tx: PaceDb, position: Position) =>
    store?.(tx, { document, ...position })
  const now = deps.now().toISOString()
  const position = await acceptProposal(deps.rooms, {
    ref,
    input,
    caller,
    now,
    settings: deps.settings.current(),
    inTransaction,
  })
  return { document, ...position }
}

async function restore(deps: Deps, ref: DocumentRef, run: Run): Promise<Answer> {
  const { caller, wanted, store } = run
  const { document, args } = wanted
  const { actor, name: actorName } = caller
  const now = deps.now().toISOString()
  const inTransaction = storing(document, store)
  const asked = { ref, document, args, actor, actorName, now, inTransaction }
  return { document, ...(await restoreDocument(deps, asked)) }
}

async function create(deps: Deps, { kind, key }: DocumentRef, run: Run): Promise<Answer> {
  if (kind !== 'contact' && kind !== 'lead' && kind !== 'listing') {
    throw new DomainError(
      'invalid',
      `A ${kind} is not made by command; only contact:new, lead:new and listing:new are.`,
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
  const created = parse(CreateArgsSchema, wanted.args, 'The command create')
  const { fields: given, description, ifKnown } = created
  const fields = readNewFields(kind, given, {
    actor: caller.actor,
    settings: deps.settings.current(),
  })
  await requireReferences(deps.db, fields)
  const id = key === 'new' ? crypto.randomUUID() : key.toLowerCase()
  const now = deps.now().toISOString()
  const made = { kind, id, actor: caller.name, fields, description, now, store }
  if (kind === 'contact') return createContact(deps, { ...made, caller })
  if (kind === 'listing') return createListing(deps, { ...made, caller, ifKnown })
  return createRecord(deps, made)
}

async function receive(deps: Deps, { kind, key }: DocumentRef, run: Run): Promise<Answer> {
  if (kind !== 'lead' || key !== 'new') {
    throw new DomainError('invalid', 'Only lead:new receives an interest.')
  }
  const { caller, store, wanted } = run
  const { actor, name: actorName } = caller
  authorise(actor, 'create', 'lead')
  const given = parse(InterestSchema, wanted.args, 'The command receive')
  const fields = z
    .record(z.string(), z.json())
    .parse(readNewFields('lead', given.fields, { actor, settings: deps.settings.current() }))
  await requireReferences(deps.db, fields)
  const interest = { ...given, fields }
  const id = crypto.randomUUID()
  const now = deps.now().toISOString()
  return receiveInto(deps, { interest, actor, actorName, id, now, store })
}

async function adopt(deps: Deps, { kind, key }: DocumentRef, run: Run): Promise<Answer> {
  if (kind !== 'lead') throw new DomainError('invalid', 'Only a lead is given its contact.')
  const { actor, name: actorName } = run.caller
  const now = deps.now().toISOString()
  return adoptLead(deps, { leadId: key, actor, actorName, now, store: run.store })
}

/** A delegation for one call reaches that call and nothing else. */
function requireWithinDelegation(actor: Actor, document: string): void {
  if (actor.kind !== 'person' || actor.call === undefined || document === `call:${actor.call}`)
    return
  throw new DomainError('forbidden', `This token is for call ${actor.call} only.`)
}

/** A mark is signed with who makes it, whatever its maker says. */
function signed(args: Record<string, unknown>, caller: Caller): Record<string, unknown> {
  const marked = AnnotationSchema.safeParse(args).data
  return marked ? { ...args, annotation: { ...marked.annotation, by: caller.name } } : args
}
