import type * as Y from 'yjs'
import { z } from 'zod'
import { bodyIn, fieldsIn, subjectIn } from '../documents/shared-types.ts'

/** What the house is about to write. `id` is what the message will be called, so that one draft is sent once, whoever presses. */
export type Draft = { id: string | null; subject: string; body: string }

const IdSchema = z.uuid().nullable().catch(null)

export function readDraft(doc: Y.Doc): Draft {
  const id = IdSchema.parse(fieldsIn(doc).get('id') ?? null)
  return { id, subject: subjectIn(doc).toString(), body: bodyIn(doc).toString() }
}

/** Gives a draft that has begun its name; two who begin at once agree on one of theirs. */
export function nameDraft(doc: Y.Doc, id: string): void {
  if (readDraft(doc).id === null) fieldsIn(doc).set('id', id)
}

type Sent = { id: string; body: string; isCut: boolean }

/**
 * Empties a draft that has become a message, from whichever page sees it first; several at once do it once. What somebody wrote on
 * below it meanwhile stays as the next draft; what was changed otherwise stays whole: nothing that was not sent is lost.
 */
export function endDraft(doc: Y.Doc, sent: Sent): void {
  if (readDraft(doc).id !== sent.id) return
  doc.transact(() => {
    fieldsIn(doc).delete('id')
    const body = bodyIn(doc)
    const gone = sent.isCut ? body.length : lengthOfSent(body.toString(), sent.body)
    if (gone === 0) return
    body.delete(0, gone)
    subjectIn(doc).delete(0, subjectIn(doc).length)
  })
}

/** How much of the text is what was sent, which went without the blanks around it. */
function lengthOfSent(text: string, sent: string): number {
  if (text.trim() === sent) return text.length
  const begin = text.length - text.trimStart().length
  return text.startsWith(sent, begin) ? begin + sent.length : 0
}
