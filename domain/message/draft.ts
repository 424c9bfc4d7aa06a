import type * as Y from 'yjs'
import { z } from 'zod'
import { bodyIn, fieldsIn, filesIn, subjectIn } from '../documents/shared-types.ts'
import { isUuid } from '../uuid.ts'
import type { MessageFile } from './message.ts'

/** What a file is called that goes along, as the page shows it: what is sent is the contact's file of that id. */
export const DraftFileSchema = z.object({
  name: z.string().max(300),
  bytes: z.number().int().nonnegative(),
})
export type DraftFile = z.infer<typeof DraftFileSchema> & { id: string }
/** What the house is about to write. `id` is what the message will be called, so that one draft is sent once, whoever presses. */
export type Draft = { id: string | null; subject: string; body: string; files: DraftFile[] }

const IdSchema = z.uuid().nullable().catch(null)

export function readDraft(doc: Y.Doc): Draft {
  const id = IdSchema.parse(fieldsIn(doc).get('id') ?? null)
  const [subject, body] = [subjectIn(doc).toString(), bodyIn(doc).toString()]
  return { id, subject, body, files: readDraftFiles(doc) }
}

/** In one order for all who look. */
export function readDraftFiles(doc: Y.Doc): DraftFile[] {
  const files = [...filesIn(doc).entries()].flatMap(([id, value]) => {
    const file = DraftFileSchema.safeParse(value).data
    return file && isUuid(id) ? [{ id, ...file }] : []
  })
  return files.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}

/** Gives a draft that has begun its name; two who begin at once agree on one of theirs. */
export function nameDraft(doc: Y.Doc, id: string): void {
  if (IdSchema.parse(fieldsIn(doc).get('id') ?? null) === null) fieldsIn(doc).set('id', id)
}

export function attachToDraft(doc: Y.Doc, { id, ...file }: DraftFile): void {
  if (!filesIn(doc).has(id)) filesIn(doc).set(id, file)
}

export function detachFromDraft(doc: Y.Doc, id: string): void {
  filesIn(doc).delete(id)
}

type Sent = { id: string; body: string; isCut: boolean; attached: readonly MessageFile[] }

/**
 * Empties a draft that has become a message, from whichever page sees it first; several at once do it once. What somebody wrote on
 * below it meanwhile stays as the next draft; what was changed otherwise stays whole: nothing that was not sent is lost.
 */
export function endDraft(doc: Y.Doc, sent: Sent): void {
  if (readDraft(doc).id !== sent.id) return
  doc.transact(() => {
    fieldsIn(doc).delete('id')
    for (const { fileId } of sent.attached) if (fileId) detachFromDraft(doc, fileId)
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
