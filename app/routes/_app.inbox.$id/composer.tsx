import { Send } from 'lucide-react'
import { useEffect } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import { bodyIn, fieldsIn } from '#domain/documents/shared-types.ts'
import { endDraft, nameDraft, readDraft } from '#domain/message/draft.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { messageWords } from '#words/messages.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { AddFiles } from '../../components/files/drop-area.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { RefusedNotice } from '../../components/live/refused-notice.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { hasContent, useLiveState } from '../../live/document/use-live-state.ts'
import { useY } from '../../live/document/use-y.ts'
import { Attachments, useAttachments } from './attachments.tsx'
import { DraftFields } from './draft-fields.tsx'
import type { LoadedThread } from './thread-loader.server.ts'

type ComposerProps = { thread: LoadedThread }

/** An answer, written on by whoever has the conversation open, and kept until it is sent. */
export function Composer({ thread }: ComposerProps) {
  const live = useLiveDocument(documentName('reply', thread.id))
  const { copy } = useLiveState(live)
  const words = messageWords()
  useShowLive(live, 'record')
  if (!thread.answered.address)
    return <p className="border-t p-4 text-sm text-muted">{words.noAddress}</p>
  return (
    <div className="grid gap-2 border-t p-4">
      {hasContent(live) ? (
        <DraftForm key={copy} live={live} thread={thread} />
      ) : (
        <p className="text-sm text-muted">{words.opening}</p>
      )}
    </div>
  )
}

/** Whoever presses, it is one message: its id stands in the draft. */
function DraftForm({ live, thread }: { live: LiveDocument; thread: LoadedThread }) {
  const { id, answered, page } = thread
  const { run, busy, problem } = useAction(`/inbox/${id}`)
  const isEmpty = useY(bodyIn(live.doc), (text) => text.toString().trim() === '') ?? true
  const words = messageWords()
  const attachments = useAttachments(live, id)
  useEnded(live, thread)
  const send = () => {
    nameDraft(live.doc, crypto.randomUUID())
    const { id: letter, subject, body, files } = readDraft(live.doc)
    if (!letter) return
    run({
      intent: 'send',
      id: letter,
      after: page.rows[0]?.id ?? '',
      subject: subject.trim() || answered.subject,
      body,
      files: files.map((file) => file.id).join(','),
    })
  }
  return (
    <form
      className="grid gap-2"
      aria-label={words.write}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && !attachments.isBusy) send()
      }}
    >
      <RefusedNotice live={live} table={{}} text={(doc) => readDraft(doc).body} />
      <Attachments live={live} attachments={attachments}>
        <DraftFields live={live} subject={answered.subject} problem={problem} />
      </Attachments>
      <div className="flex items-center gap-2">
        <AddFiles label={words.attach} onFiles={attachments.add} />
        <p className="min-w-0 flex-1 truncate text-xs text-muted">
          <Filled
            text={answered.isForeign ? words.toForeign : words.to}
            parts={{ address: <bdi dir="ltr">{answered.address}</bdi> }}
          />
        </p>
        <Button type="submit" variant="primary" disabled={busy || isEmpty || attachments.isBusy}>
          <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
          {words.send}
        </Button>
      </div>
    </form>
  )
}

/** What stands in the conversation is no draft any more, whoever sent it, and whichever page was shut before it heard so. */
function useEnded(live: LiveDocument, { page: { rows } }: LoadedThread): void {
  const id = useY(fieldsIn(live.doc), () => readDraft(live.doc).id)
  const sent = rows.find((row) => row.id === id)
  useEffect(() => {
    if (sent) endDraft(live.doc, sent)
  }, [live, sent])
}
