import { useMemo } from 'react'
import { agentShare, measureTalk } from '#domain/call/after/talk.ts'
import type { Segment } from '#domain/call/fields.ts'
import { callWords } from '#words/call.ts'
import { formatElapsed } from '../../../components/format/format-time.ts'

/** How the talking is shared; a coach looks at this first. */
export function TalkTimeBar({ segments }: { segments: readonly Segment[] }) {
  const talk = useMemo(() => measureTalk(segments), [segments])
  const words = callWords().talk
  if (segments.length === 0) return null
  const share = talk && agentShare(talk)
  if (!talk || share === null) return <p className="text-xs text-faint">{words.notKnown}</p>
  const agent = Math.round(share * 100)
  return (
    <div className="grid gap-1.5 text-xs">
      <div className="flex justify-between text-faint">
        <span>{words.customer(100 - agent)}</span>
        <span>{words.agent(agent)}</span>
      </div>
      <div
        role="img"
        aria-label={words.both(100 - agent, agent)}
        className="flex h-1.5 gap-0.5 overflow-hidden rounded-full"
      >
        <span
          className="bg-line-strong transition-[flex-grow] duration-500"
          style={{ flexGrow: 100 - agent }}
        />
        <span
          className="bg-accent transition-[flex-grow] duration-500"
          style={{ flexGrow: agent }}
        />
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-1 text-faint">
        <span>{words.longest(formatElapsed(talk.longestAgentMs))}</span>
        <span>{words.longestCustomer(formatElapsed(talk.longestCustomerMs))}</span>
        <span>{words.silence(formatElapsed(talk.silentMs))}</span>
        {talk.interruptions > 0 && (
          <span className="text-warn">{words.interruptions(talk.interruptions)}</span>
        )}
      </div>
    </div>
  )
}
