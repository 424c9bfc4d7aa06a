import { CalendarPlus } from 'lucide-react'
import { splitQuoted } from '#domain/message/quoted.ts'
import { bookingWords } from '#words/booking.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { messageWords } from '#words/messages.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { MessageFiles } from './files/message-files.tsx'
import type { ShownMessage } from './loaded/thread-loader.server.ts'

type BubbleProps = {
  message: ShownMessage
  contactId: string
  mayWrite: boolean
  /** Null for who books no viewings. */
  onBook?: ((messageId: string) => void) | null
}

/** One message: theirs at the start of the line, the house's at its end. */
export function MessageBubble({ message, contactId, mayWrite, onBook }: BubbleProps) {
  const { subject, body, isCut, direction } = message
  const words = messageWords()
  const { said, quoted } = splitQuoted(body)
  const isOurs = direction === 'outbound'
  return (
    <article
      data-message={message.id}
      className={cn(
        'grid max-w-[min(42rem,90%)] grid-cols-[minmax(0,1fr)] gap-1 rounded-xl border px-3 py-2',
        isOurs ? 'self-end bg-accent-soft' : 'self-start bg-surface',
      )}
    >
      <Head message={message} onBook={onBook} />
      {subject && (
        <p dir="auto" className="text-xs font-medium [overflow-wrap:anywhere] text-page-start">
          {subject}
        </p>
      )}
      {said && (
        <p
          dir="auto"
          className="text-sm [overflow-wrap:anywhere] whitespace-pre-wrap text-page-start"
        >
          {said}
        </p>
      )}
      {quoted && (
        <details className="text-xs text-muted">
          <summary className="cursor-pointer">{words.quoted}</summary>
          <p dir="auto" className="mt-1 [overflow-wrap:anywhere] whitespace-pre-wrap">
            {quoted}
          </p>
        </details>
      )}
      {!body && message.attached.length === 0 && (
        <p className="text-xs text-muted">{words.chat.empty}</p>
      )}
      {isCut && <p className="text-2xs text-muted">{words.cut}</p>}
      <MessageFiles attached={message.attached} />
      {isOurs && <Fate message={message} contactId={contactId} mayWrite={mayWrite} />}
    </article>
  )
}

function Head({
  message: { id, direction, personId, channel, address, line, at, template },
  onBook,
}: Pick<BubbleProps, 'message' | 'onBook'>) {
  const { face, me } = useWorkspace()
  const words = messageWords()
  const writer = face(personId)?.name ?? words.house
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-2xs text-muted">
      <span>{words.channels[channel]}</span>
      {line && <bdi>{direction === 'inbound' ? words.toLine(line) : words.byLine(line)}</bdi>}
      {template && <bdi>{words.chat.byTemplate(template.replaceAll('_', ' '))}</bdi>}
      {direction === 'outbound' ? (
        <bdi>{personId === me.id ? me.name : writer}</bdi>
      ) : (
        address && (
          <bdi dir="ltr" className="[overflow-wrap:anywhere]">
            {address}
          </bdi>
        )
      )}
      <RelativeTime at={at} className="ms-auto" />
      {onBook && direction === 'inbound' && (
        <IconButton label={bookingWords().guess.press} size="iconSm" onClick={() => onBook(id)}>
          <CalendarPlus className="size-4" aria-hidden />
        </IconButton>
      )}
    </div>
  )
}

/** What became of it; what did not get there can be tried again. */
function Fate({ message: { id, state, problem }, contactId, mayWrite }: BubbleProps) {
  const { run, busy } = useAction(`/inbox/${contactId}`)
  const words = messageWords()
  return (
    <p
      role="status"
      className={cn(
        'flex flex-wrap items-center gap-2 text-2xs',
        state === 'failed' ? 'text-bad' : 'text-muted',
      )}
    >
      <span>{words.states[state]}</span>
      {problem && <bdi className="[overflow-wrap:anywhere]">{wordOf(words.problems, problem)}</bdi>}
      {state === 'failed' && mayWrite && (
        <Button size="sm" disabled={busy} onClick={() => run({ intent: 'again', id })}>
          {words.again}
        </Button>
      )}
    </p>
  )
}
