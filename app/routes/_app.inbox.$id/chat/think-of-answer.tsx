import { Lightbulb } from 'lucide-react'
import { demoAnswer } from '#domain/message/demo-answer.ts'
import { hasGone, type MessageChannel } from '#domain/message/message.ts'
import { messageWords } from '#words/messages.ts'
import { Button } from '../../../components/kit/button.tsx'
import type { LoadedThread } from '../loaded/thread-loader.server.ts'

type ThinkProps = {
  thread: LoadedThread
  channel: MessageChannel
  onThought: (answer: string) => void
}

/** For whoever plays the customer: what one might answer to what came last, to be changed or sent. */
export function ThinkOfAnswer({ thread, channel, onThought }: ThinkProps) {
  const last = thread.page.rows.find(
    (row) => row.channel === channel && row.direction === 'outbound' && hasGone(row.state),
  )
  return (
    <Button
      size="sm"
      className="justify-self-start"
      onClick={() => onThought(demoAnswer(last?.body ?? ''))}
    >
      <Lightbulb className="size-3.5" aria-hidden />
      {messageWords().demo.think}
    </Button>
  )
}
