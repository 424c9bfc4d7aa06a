import { Send } from 'lucide-react'
import { useEffect } from 'react'
import { bodyIn, fieldsIn } from '#domain/documents/shared-types.ts'
import { partsAmong } from '#domain/message/chat-parts.ts'
import { MOST_FILES } from '#domain/message/message.ts'
import { endDraft, nameDraft, readDraft } from '#domain/message/draft.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { messageWords } from '#words/messages.ts'
import { AddFiles } from '../../components/files/drop-area.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { RefusedNotice } from '../../components/live/refused-notice.tsx'
import { useY } from '../../live/document/use-y.ts'
import { OutreachNotice } from '../../outreach/outreach-notice.tsx'
import { PurposeChoice } from '../../outreach/purpose-choice.tsx'
import { useOutreach } from '../../outreach/use-outreach.ts'
import { againstFile, Attachments, useAttachments } from './files/attachments.tsx'
import { DraftFields, useIsTooLong } from './draft-fields.tsx'
import { ProposedReply } from './proposal/proposed-reply.tsx'
import type { LoadedThread } from './loaded/thread-loader.server.ts'
import type { ShownLine } from './loaded/load-lines.server.ts'
import { lastSent, type WayOut } from './loaded/ways-out.ts'

type DraftFormProps = {
  live: LiveDocument
  thread: LoadedThread
  way: WayOut
  line: ShownLine | null
}

/** Whoever presses, it is one message: its id stands in the draft. */
export function DraftForm({ live, thread, way, line }: DraftFormProps) {
  const { id, answered, page } = thread
  const { run, busy, problem } = useAction(`/inbox/${id}`)
  const words = messageWords()
  const attachments = useAttachments(live, id)
  const outreach = useOutreach({
    usual: thread.outreach.usual,
    against: thread.outreach.against[way],
    after: lastSent(thread),
  })
  useEnded(live, thread)
  const send = () => {
    nameDraft(live.doc, crypto.randomUUID())
    const { id: letter, subject, body, files } = readDraft(live.doc)
    if (!letter) return
    const { purpose, sent } = outreach
    const common = { id: letter, after: page.rows[0]?.id ?? '', body, purpose, ...sent }
    const doorId = line?.id ?? ''
    if (way === 'sms') return run({ intent: 'text', ...common, doorId })
    const along = { ...common, files: files.map((file) => file.id).join(',') }
    if (way === 'whatsapp') return run({ intent: 'chat', ...along, doorId })
    run({ intent: 'send', ...along, subject: subject.trim() || answered.subject })
  }
  const isWhole = useIsWhole(live, { way, attachments })
  const mayGo = way !== 'sms' || outreach.purpose !== 'marketing' || line?.mayAdvertise !== false
  const isReady = !busy && isWhole && outreach.isReady && mayGo
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
      aria-label={words.writeBy[way]}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) send()
      }}
    >
      <RefusedNotice live={live} table={{}} text={(doc) => readDraft(doc).body} />
      <ProposedReply live={live} contactId={id} />
      <Attachments live={live} attachments={attachments} way={way}>
        <DraftFields live={live} subject={answered.subject} problem={problem} way={way} />
      </Attachments>
      <OutreachNotice outreach={outreach} />
      {!mayGo && <p className="text-sm text-bad">{words.sms.noMarketingSender}</p>}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {way !== 'sms' && <AddFiles label={words.attach} onFiles={attachments.add} />}
        <WhereTo thread={thread} way={way} line={line} />
        <PurposeChoice purpose={outreach.purpose} onChoose={outreach.choose} />
        <Button type="submit" variant="primary" disabled={!isReady}>
          <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
          {words.send}
        </Button>
      </div>
    </form>
  )
}

type Whole = { way: WayOut; attachments: ReturnType<typeof useAttachments> }

/** Whether it says something, and no more than its way takes, with all that goes along arrived and taken there. */
function useIsWhole(live: LiveDocument, { way, attachments: { files, isBusy } }: Whole): boolean {
  const isEmpty = useY(bodyIn(live.doc), (text) => text.toString().trim() === '') ?? true
  const isTooLong = useIsTooLong(live, way)
  // A photo needs no words where it goes as a message of its own.
  const saysNothing = isEmpty && (way !== 'whatsapp' || files.length === 0)
  const isTaken = files.every((file) => againstFile(way, file) === null)
  return !saysNothing && !isTooLong && isTaken && !isBusy
}

/** Where it goes; on WhatsApp also until when it may. */
function WhereTo({ thread, way, line }: Omit<DraftFormProps, 'live'>) {
  const words = messageWords()
  const { answered, chat } = thread
  const addresses = { email: answered.address, whatsapp: chat.address, sms: thread.text.address }
  const address = addresses[way]
  const text = way === 'email' && answered.isForeign ? words.toForeign : words.to
  return (
    <p className="min-w-0 flex-1 truncate text-xs text-muted">
      <Filled text={text} parts={{ address: <bdi dir="ltr">{address}</bdi> }} />
      {way === 'whatsapp' && line?.openUntil && (
        <>
          {' · '}
          <Filled
            text={words.chat.openUntil}
            parts={{ when: <RelativeTime at={line.openUntil} /> }}
          />
        </>
      )}
    </p>
  )
}

/** What stands in the conversation is no draft any more, whoever sent it, and whichever page was shut before it heard so. */
function useEnded(live: LiveDocument, { page: { rows } }: LoadedThread): void {
  const id = useY(fieldsIn(live.doc), () => readDraft(live.doc).id)
  const sent = rows.find((row) => row.id === id)
  useEffect(() => {
    if (!sent) return
    const attached = partsAmong(rows, sent.id, MOST_FILES).flatMap((part) => part.attached)
    endDraft(live.doc, { ...sent, attached })
  }, [live, sent, rows])
}
