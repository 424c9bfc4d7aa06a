import { Paperclip, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import { filesIn } from '#domain/documents/shared-types.ts'
import { typeOfName } from '#domain/file/content.ts'
import { endingOf } from '#domain/file/file-name.ts'
import { judgeChatFile } from '#domain/message/chat-file.ts'
import {
  attachToDraft,
  detachFromDraft,
  type DraftFile,
  nameDraft,
  readDraftFiles,
} from '#domain/message/draft.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { messageWords } from '#words/messages.ts'
import { DropArea } from '../../../components/files/drop-area.tsx'
import { UploadRows } from '../../../components/files/upload-rows.tsx'
import { formatBytes } from '../../../components/format/format-bytes.ts'
import { IconButton } from '../../../components/kit/button.tsx'
import { useY } from '../../../live/document/use-y.ts'
import { useUploads } from '../../../uploads/use-uploads.ts'
import type { WayOut } from '../loaded/ways-out.ts'

const NONE: readonly DraftFile[] = []

/** The files that go along: they become the contact's as they are attached, and go once all have arrived. */
export function useAttachments(live: LiveDocument, contactId: string) {
  const files = useY(filesIn(live.doc), () => readDraftFiles(live.doc)) ?? NONE
  const uploads = useUploads(documentName('contact', contactId), { files, onDone: nothingMore })
  // What the contact's own page is sending is on its way to the same record, and is not for this mail.
  const chosen = useRef(new Set<File>())
  const entries = uploads.entries.filter(({ file }) => chosen.current.has(file))
  useEffect(() => {
    for (const { fileId, file } of entries) {
      if (!fileId) continue
      chosen.current.delete(file)
      live.doc.transact(() => {
        nameDraft(live.doc, crypto.randomUUID())
        attachToDraft(live.doc, { id: fileId, name: file.name, bytes: file.size })
      })
    }
  })
  const add = (added: readonly File[]) => {
    for (const file of added) chosen.current.add(file)
    uploads.add(added)
  }
  const isBusy = entries.some(({ state }) => state !== 'refused')
  return { files, entries, isBusy, add, drop: uploads.drop, retry: uploads.retry }
}

function nothingMore(): void {}

type AttachmentsProps = {
  live: LiveDocument
  attachments: ReturnType<typeof useAttachments>
  way: WayOut
  children: ReactNode
}

/** What speaks against a file by this way, as its name tells before it is sent; the server looks at what is in it. */
export function againstFile(way: WayOut, { name, bytes }: DraftFile): string | null {
  if (way !== 'whatsapp') return null
  // What has no ending is known to the server alone.
  if (endingOf(name) === '') return null
  const words = messageWords().chat
  const judged = judgeChatFile({ type: typeOfName(name) ?? '', bytes })
  if (!('refused' in judged)) return null
  return judged.refused === 'kind' ? words.notTaken : words.tooLarge(judged.most)
}

/** What goes along with the draft in it; more is dropped on it. A way that takes no files leaves them in the draft. */
export function Attachments({ live, attachments, way, children }: AttachmentsProps) {
  const { files, entries, add, drop, retry } = attachments
  const words = messageWords()
  if (way === 'sms')
    return (
      <>
        {children}
        {files.length > 0 && <p className="text-xs text-muted">{words.sms.filesStay}</p>}
      </>
    )
  return (
    <DropArea
      disabled={false}
      onFiles={add}
      invitation={words.dropFiles}
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
    >
      {children}
      {files.length > 0 && (
        <ul aria-label={words.attached} className="flex flex-wrap gap-1.5">
          {files.map((file) => (
            <AttachedFile key={file.id} live={live} way={way} file={file} />
          ))}
        </ul>
      )}
      {way === 'whatsapp' && files.length > 1 && (
        <p className="text-xs text-muted">{words.chat.apart}</p>
      )}
      <UploadRows entries={entries} onDrop={drop} onRetry={retry} />
    </DropArea>
  )
}

type AttachedProps = { live: LiveDocument; way: WayOut; file: DraftFile }

function AttachedFile({ live, way, file }: AttachedProps) {
  const { id, name, bytes } = file
  const words = messageWords()
  const against = againstFile(way, file)
  return (
    <li className="grid max-w-full gap-0.5">
      <span className="flex items-center gap-1.5 rounded-md border py-0.5 ps-2 pe-0.5 text-xs">
        <Paperclip className="size-3 shrink-0 text-faint" aria-hidden />
        <bdi className="truncate">{name}</bdi>
        <span className="shrink-0 text-muted">{formatBytes(bytes)}</span>
        <IconButton
          size="iconSm"
          label={words.detach(name)}
          onClick={() => detachFromDraft(live.doc, id)}
        >
          <X className="size-3" aria-hidden />
        </IconButton>
      </span>
      {against && (
        <span role="alert" className="text-xs text-bad">
          {against}
        </span>
      )}
    </li>
  )
}
