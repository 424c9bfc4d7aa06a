import type * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { logCommands } from '#db/pace/commands/log.ts'
import { authorise, subjectName } from '#domain/access/access.ts'
import { type AcceptProposal, readProposal, markAccepted } from '#domain/call/accept-proposal.ts'
import { callFacts, readCallMeta } from '#domain/call/call.ts'
import { takeDetail } from '#domain/contact/contact.ts'
import { isPersonField } from '#domain/contact/fields.ts'
import { documentName, type DocumentRef } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { keepEvidence } from '#domain/documents/heard-values.ts'
import { takeHeardValue } from '#domain/lead/commands.ts'
import { contactIdOf, leadFacts, readLead } from '#domain/lead/lead.ts'
import { type Effect, hearEffect } from '#domain/undo/effect.ts'
import type { Part, Position, Rooms } from '../rooms/documents-api.ts'
import type { Settings } from '#domain/reference/settings.ts'
import type { Caller } from './caller/caller.ts'
import { requireListed } from './document-work/document-work.ts'

type Asked = {
  /** The call. */
  ref: DocumentRef
  input: AcceptProposal
  caller: Caller
  now: string
  settings: Settings
  inTransaction?: (tx: PaceDb, position: Position) => Promise<void>
}

/**
 * The lead's field, with the mark as its evidence, and the mark's status: two documents, one transaction. What somebody is called and
 * reached by goes to the lead's contact, as the third.
 */
export async function acceptProposal(
  rooms: Pick<Rooms, 'changeAll' | 'inspect'>,
  { ref, input, caller, now, settings, inTransaction }: Asked,
): Promise<Position & { undoable: boolean }> {
  requireCall(ref)
  const call = documentName('call', ref.key)
  const { actor } = caller
  const { field, isAccepted } = await rooms.inspect(call, (doc) => {
    authorise(actor, 'write', 'call', callFacts(readCallMeta(doc)))
    return readProposal(doc, input.annotationId)
  })
  const lead = documentName('lead', input.leadId)
  const contactId = isPersonField(field) ? await rooms.inspect(lead, contactIdOf) : null
  const contact = contactId && documentName('contact', contactId)
  const evidence = { callId: ref.key, annotationId: input.annotationId, at: now }
  const heard = { field, value: input.value, evidence, habits: settings.house }
  const effects = new Map<string, Effect>()
  const hear = (document: string, kind: Effects, doc: Y.Doc) =>
    effects.set(document, hearEffect(kind, doc))
  const parts: Part[] = [
    {
      document: lead,
      change(doc) {
        authorise(actor, 'write', 'lead', leadFacts(readLead(doc)))
        hear(lead, 'lead', doc)
        if (isAccepted) return
        const fields = { [field]: input.value }
        requireListed('lead', doc, { args: { fields }, reference: settings.reference })
        if (contact) keepEvidence(doc, field, evidence)
        else takeHeardValue(doc, heard)
      },
    },
    {
      document: call,
      change(doc) {
        hear(call, 'call', doc)
        markAccepted(doc, input)
      },
    },
  ]
  if (contact && isPersonField(field))
    parts.push({
      document: contact,
      change(doc) {
        hear(contact, 'contact', doc)
        if (!isAccepted) takeDetail(doc, { ...heard, kind: field }, now)
      },
    })
  const position = await commitParts(rooms, { actor: caller.name, call, parts }, async (tx, at) => {
    const effect = effects.get(call) ?? []
    // The value is where it goes back from: with the contact, if that has it.
    const joined = { document: contact || lead, effect: effects.get(contact || lead) ?? [] }
    const entry = { command: 'acceptProposal', args: input, subject: subjectName(actor), at: now }
    if (effect.length > 0)
      await logCommands(tx, [{ ...entry, document: call, seq: at.seq, effect, joined }])
    await inTransaction?.(tx, at)
  })
  return { ...position, undoable: (effects.get(call) ?? []).length > 0 }
}

type Effects = 'contact' | 'lead' | 'call'
type Committing = { actor: string; call: string; parts: readonly Part[] }

/** Where it left the call. */
async function commitParts(
  rooms: Pick<Rooms, 'changeAll'>,
  { actor, call, parts }: Committing,
  inTransaction: (tx: PaceDb, position: Position) => Promise<void>,
): Promise<Position> {
  let position: Position | undefined
  await rooms.changeAll({
    actor,
    parts,
    async inTransaction(tx, reached) {
      position = reached.get(call)
      if (position) await inTransaction(tx, position)
    },
  })
  if (!position) throw new Error(`The acceptance on ${call} has no place in its log.`)
  return position
}

function requireCall({ kind }: DocumentRef): void {
  if (kind === 'call') return
  const message = 'Proposals are accepted on the call where they were heard.'
  throw new DomainError('invalid', message, [], { key: 'acceptOnCall' })
}
