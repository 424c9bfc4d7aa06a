import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import {
  handIdentitiesOver,
  insertMerge,
  listCallIdsOfLead,
  listLeadIdsOfContact,
  type MergedBefore,
  type MergedKind,
  moveRows,
} from '#db/pace/contacts/merges.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { lockLeadsOfContact } from '#db/pace/leads/interest-facts.ts'
import { authorise } from '#domain/access/access.ts'
import { readContact } from '#domain/contact/contact.ts'
import {
  absorbContact,
  alreadyMerged,
  leaveContact,
  MergeContactsSchema,
  mergedWithItself,
  requireStanding,
} from '#domain/contact/merge.ts'
import { documentName, type DocumentRef, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { readLead } from '#domain/lead/lead.ts'
import { absorbLead, leaveLead, MergeLeadsSchema, requireMergeable } from '#domain/lead/merge.ts'
import { parse } from '#domain/parse.ts'
import { hearEffect } from '#domain/undo/effect.ts'
import type { Part } from '../../rooms/documents-api.ts'
import type { Rooms } from '../../rooms/documents-api.ts'
import { type Answer, answerOf, type StoreAnswer } from '../caller/answer-once.ts'
import type { Caller } from '../caller/caller.ts'
import { fieldsIn, metaIn } from '#domain/documents/shared-types.ts'

export type MergeDeps = { db: PaceDb; rooms: Pick<Rooms, 'changeAll' | 'read'> }
type Asked = { ref: DocumentRef; args: unknown; caller: Caller; now: string; store?: StoreAnswer }
/** `winner` and `loser` are documents; `parts` change them and all that points to the loser. */
type Plan = {
  kind: MergedKind
  winnerId: string
  loserId: string
  changes: Changes
  /** Whether what was planned from still stands; in the transaction, behind a lock. */
  holds: (tx: PaceDb) => Promise<boolean>
}

/** What the merge was planned from has changed before it was committed: it is planned anew. */
class ChangedMeanwhile extends Error {}

const MAX_ATTEMPTS = 5

/** Puts two contacts, or two leads of one, together: the document that is named stays. One transaction, with all that points to the other. */
export async function mergeRecords(deps: MergeDeps, asked: Asked): Promise<Answer> {
  const { ref, args } = asked
  if (ref.kind !== 'contact' && ref.kind !== 'lead')
    throw new DomainError('invalid', 'Only contacts and leads are merged.', [], {
      key: 'notMergeable',
    })
  const schema = ref.kind === 'contact' ? MergeContactsSchema : MergeLeadsSchema
  const { loserId } = parse(schema, args, 'The command merge')
  if (loserId === ref.key) throw mergedWithItself(ref.kind)
  await authoriseMerge(deps.db, asked.caller, { kind: ref.kind, ids: [ref.key, loserId] })
  const plan = ref.kind === 'contact' ? planContacts : planLeads
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await carryOut(deps, asked, await plan(deps, asked))
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      if (attempt === MAX_ATTEMPTS)
        throw new DomainError('unavailable', 'These are changing too fast; try again.')
    }
  }
}

/** Whoever merges may do so with both. */
async function authoriseMerge(
  db: PaceDb,
  { actor }: Caller,
  { kind, ids }: { kind: MergedKind; ids: readonly string[] },
): Promise<void> {
  const names = ids.map((id) => documentName(kind, id))
  const facts = await findDocumentFacts(db, names)
  for (const name of names) {
    const found = facts.get(name)
    if (!found) throw new DomainError('notFound', `There is no ${name}.`)
    if (await isMerged(db, name)) throw alreadyMerged()
    authorise(actor, 'merge', kind, found)
  }
}

async function isMerged(db: PaceDb, document: string): Promise<boolean> {
  const { kind, key } = parseDocumentName(document)
  return kind === 'contact' && (await findStandingContact(db, key))?.id !== key
}

async function planContacts({ db, rooms }: MergeDeps, { ref, args, now }: Asked): Promise<Plan> {
  const { loserId, take } = parse(MergeContactsSchema, args, 'The command merge')
  const winnerId = ref.key
  const seen = await rooms.read(documentName('contact', loserId))
  const leadIds = await listLeadIdsOfContact(db, loserId)
  const changes = new Changes()
  changes.add('contact', winnerId, (doc) => {
    requireStanding(readContact(doc))
    return absorbContact(doc, seen, { take, now })
  })
  changes.add('contact', loserId, (doc) => {
    requireStanding(readContact(doc))
    requireAsSeen(doc, seen)
    leaveContact(doc, winnerId)
  })
  for (const id of leadIds)
    changes.add('lead', id, (doc) => void fieldsIn(doc).set('contactId', winnerId))
  async function holds(tx: PaceDb) {
    await lockLeadsOfContact(tx, loserId)
    return String(await listLeadIdsOfContact(tx, loserId)) === String(leadIds)
  }
  return { kind: 'contact', winnerId, loserId, changes, holds }
}

async function planLeads({ db, rooms }: MergeDeps, { ref, args, now }: Asked): Promise<Plan> {
  const { loserId, take } = parse(MergeLeadsSchema, args, 'The command merge')
  const winnerId = ref.key
  const stays = await rooms.read(documentName('lead', winnerId))
  const goes = await rooms.read(documentName('lead', loserId))
  const callIds = await listCallIdsOfLead(db, loserId)
  const changes = new Changes()
  changes.add('lead', winnerId, (doc) => {
    requireMergeable(readLead(doc), readLead(goes))
    return absorbLead(doc, goes, take)
  })
  changes.add('lead', loserId, (doc) => {
    requireMergeable(readLead(stays), readLead(doc))
    requireAsSeen(doc, goes)
    leaveLead(doc, winnerId, now)
  })
  for (const id of callIds)
    changes.add('call', id, (doc) => void metaIn(doc).set('leadId', winnerId))
  const holds = async (tx: PaceDb) =>
    String(await listCallIdsOfLead(tx, loserId)) === String(callIds)
  return { kind: 'lead', winnerId, loserId, changes, holds }
}

/** The parts of a merge, each with what it does to its document. */
class Changes {
  readonly parts: Part[] = []
  readonly #done = new Map<string, MergedBefore['documents'][string]>()

  /** `change` returns the notes that the document took over, if it did. */
  add(kind: 'contact' | 'lead' | 'call', key: string, change: (doc: Y.Doc) => string[] | void) {
    const document = documentName(kind, key)
    this.parts.push({
      document,
      change: (doc) => {
        const effect = hearEffect(kind, doc)
        this.#done.set(document, { effect, notes: change(doc) ?? [] })
      },
    })
  }

  /** Known once every part has run. */
  done(): MergedBefore['documents'] {
    return Object.fromEntries(this.#done)
  }
}

async function carryOut(
  { rooms }: MergeDeps,
  { caller, now, store }: Asked,
  { kind, winnerId, loserId, changes, holds }: Plan,
): Promise<Answer> {
  const id = crypto.randomUUID()
  const document = documentName(kind, winnerId)
  let answer: Answer | undefined
  await rooms.changeAll({
    actor: caller.name,
    parts: changes.parts,
    async inTransaction(tx, positions) {
      if (!(await holds(tx))) throw new ChangedMeanwhile()
      const move = { from: loserId, to: winnerId }
      const rows = await moveRows(tx, kind, move)
      if (kind === 'contact') await handIdentitiesOver(tx, move)
      const before: MergedBefore = { documents: changes.done(), rows }
      await insertMerge(tx, { id, kind, winnerId, loserId, actor: caller.name, at: now, before })
      answer = answerOf(document, positions, { mergeId: id })
      await store?.(tx, answer)
    },
  })
  if (!answer) throw new Error(`The merge of ${document} has no answer.`)
  return answer
}

/** Somebody wrote into it between the look and the change: it is looked at again. */
function requireAsSeen(doc: Y.Doc, seen: Y.Doc): void {
  // What was deleted shows in no state vector.
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(seen))) throw new ChangedMeanwhile()
}
