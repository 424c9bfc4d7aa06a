import type { PaceDb } from '#db/pace/client.ts'
import {
  findLaterMerge,
  findMerge,
  markUndone,
  type Merge,
  moveRowsBack,
  UNDO_DAYS,
} from '#db/pace/contacts/merges.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { authorise } from '#domain/access/access.ts'
import { documentName, type DocumentRef } from '#domain/documents/documents.ts'
import { removeNotes } from '#domain/documents/append-notes.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { putBack, whatGoesBack } from '#domain/undo/put-back.ts'
import { z } from 'zod'
import { type Answer, answerOf, type StoreAnswer } from '../caller/answer-once.ts'
import type { Caller } from '../caller/caller.ts'
import type { MergeDeps } from './merge.ts'

const ArgsSchema = z.object({ mergeId: z.uuid() })
type Asked = { ref: DocumentRef; args: unknown; caller: Caller; now: string; store?: StoreAnswer }

/** Takes a merge back, all of it: what it changed is as it was before, but for what somebody has written since. */
export async function undoMerge(deps: MergeDeps, asked: Asked): Promise<Answer> {
  const { ref, args, caller, now, store } = asked
  const { mergeId } = parse(ArgsSchema, args, 'The command undoMerge')
  const merge = await requireMerge(deps.db, ref, mergeId)
  const { kind, winnerId, loserId, before } = merge
  const document = documentName(kind, winnerId)
  // All that hung on the one that went hangs on this one.
  const facts = (await findDocumentFacts(deps.db, [document])).get(document)
  authorise(caller.actor, 'merge', kind, facts)
  requireInTime(merge, now)
  let answer: Answer | undefined
  await deps.rooms.changeAll({
    actor: caller.name,
    parts: Object.entries(before.documents).map(([name, done]) => ({
      document: name,
      // What somebody has written since stays.
      change(doc) {
        putBack(doc, whatGoesBack(doc, done.effect, 'apart').goes)
        removeNotes(doc, done.notes)
      },
    })),
    async inTransaction(tx, positions) {
      if (!(await markUndone(tx, mergeId, now)))
        throw new DomainError('conflict', 'A colleague has just taken this merge back.', [], {
          key: 'mergeTakenBack',
        })
      await moveRowsBack(tx, kind, { from: winnerId, to: loserId, rows: before.rows })
      answer = answerOf(document, positions, { mergeId })
      await store?.(tx, answer)
    },
  })
  if (!answer) throw new Error(`The undone merge of ${document} has no answer.`)
  return answer
}

async function requireMerge(db: PaceDb, ref: DocumentRef, id: string): Promise<Merge> {
  const merge = await findMerge(db, id)
  const isOfRecord = merge?.kind === ref.kind && [merge.winnerId, merge.loserId].includes(ref.key)
  if (!merge || !isOfRecord) throw new DomainError('notFound', 'There is no such merge.')
  if (merge.undoneAt)
    throw new DomainError('conflict', 'This merge was taken back already.', [], {
      key: 'mergeTakenBack',
    })
  if (await findLaterMerge(db, merge))
    throw new DomainError('conflict', 'It was merged further since: take that back first.', [], {
      key: 'mergedFurther',
    })
  return merge
}

function requireInTime({ at }: Merge, now: string): void {
  if (Date.parse(now) - Date.parse(at) <= UNDO_DAYS * 86_400_000) return
  throw new DomainError('conflict', `A merge can be taken back for ${UNDO_DAYS} days.`, [], {
    key: 'mergeTooOld',
    with: { days: UNDO_DAYS },
  })
}
