import { Paperclip } from 'lucide-react'
import { messageWords } from '#words/messages.ts'
import type { TimelineItem } from './timeline-items.ts'

type MessageBodyProps = { message: Extract<TimelineItem, { kind: 'message' }> }

/** What a message says, what is attached to it, and what became of it where it is not there yet. */
export function MessageBody({ message }: MessageBodyProps) {
  const { subject, body, direction, state, problem, attached } = message
  const words = messageWords()
  return (
    <>
      {subject && (
        <p dir="auto" className="mt-1 text-xs font-medium [overflow-wrap:anywhere] text-page-start">
          {subject}
        </p>
      )}
      <Quote text={body} />
      {attached.length > 0 && (
        <p className="mt-1 flex flex-wrap gap-x-2 text-2xs text-muted">
          <Paperclip className="size-3 shrink-0" aria-hidden />
          {attached.map(({ name }, index) => (
            <bdi key={index} className="[overflow-wrap:anywhere]">
              {name}
            </bdi>
          ))}
        </p>
      )}
      {direction === 'outbound' && state !== 'sent' && (
        <p className="mt-1 text-2xs text-muted">
          {words.states[state]}
          {problem && (
            <>
              {' '}
              <bdi className="[overflow-wrap:anywhere]">{problem}</bdi>
            </>
          )}
        </p>
      )}
    </>
  )
}

function Quote({ text }: { text: string }) {
  if (!text) return null
  return (
    <blockquote
      dir="auto"
      className="mt-1.5 rounded-md border bg-surface px-2.5 py-2 text-xs [overflow-wrap:anywhere] whitespace-pre-line text-page-start"
    >
      {text}
    </blockquote>
  )
}
