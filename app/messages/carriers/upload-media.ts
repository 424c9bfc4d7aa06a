import { z } from 'zod'
import { findFile } from '#db/pace/files/records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type ChatFileKind, judgeChatFile, MOST_PICTURE_BYTES } from '#domain/message/chat-file.ts'
import type { MessageFile } from '#domain/message/message.ts'
import type { Files } from '../../files/create-files.server.ts'
import { PORTAL_SIZE } from '../../files/intake/pictures.server.ts'
import { findForm } from '../../files/serve-file.server.ts'
import { blobKey } from '../../files/store/object-store.ts'
import { type GraphAnswer, type GraphLine, sendToGraph } from './graph.ts'
import { multipart } from './multipart.ts'

type UploadDeps = GraphLine & { db: PaceDb; files: Pick<Files, 'store'> }

/** What goes along, as Meta has it from then on; or what Meta said against it, or what we ourselves find wrong. */
export type Uploaded =
  | { media: { kind: ChatFileKind; id: string; name: string } }
  | { refused: GraphAnswer }
  | { problem: 'fileGone' | 'fileNotTaken' }

const UploadedSchema = z.object({ id: z.string().min(1).max(500) })

/**
 * Gives a file to Meta, which keeps it for a month; nobody sees it until a message names it, so that it may be given again. One that was taken
 * away since it was written goes along: its content stays for weeks.
 */
export async function uploadMedia(
  { db, files: { store }, ...line }: UploadDeps,
  { fileId = '', name }: MessageFile,
): Promise<Uploaded> {
  const file = await findFile(db, fileId, { removed: true })
  if (!file) return { problem: 'fileGone' }
  const judged = judgeChatFile(file)
  const form = findForm(
    file,
    'kind' in judged && judged.kind === 'image' ? PORTAL_SIZE : 'original',
  )
  if ('refused' in judged || !form) return { problem: 'fileNotTaken' }
  if (judged.kind === 'image' && form.bytes > MOST_PICTURE_BYTES) return { problem: 'fileNotTaken' }
  const content = await store.read(blobKey(file.hash, form.name))
  if (!content) return { problem: 'fileGone' }
  // As Meta names the one kind of OGG that it takes.
  const type = form.type === 'audio/ogg' ? 'audio/ogg; codecs=opus' : form.type
  const fields = { messaging_product: 'whatsapp', type }
  const sent = multipart(fields, { type, bytes: form.bytes, content })
  try {
    const answer = await sendToGraph(line, `${line.line.phoneNumberId}/media`, sent)
    const id = answer.status < 300 ? UploadedSchema.safeParse(answer.body).data?.id : undefined
    return id ? { media: { kind: judged.kind, id, name } } : { refused: answer }
  } finally {
    // Where nobody answered it was never begun, and would stay open.
    content.destroy()
  }
}
