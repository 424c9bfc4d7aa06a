import { useMemo } from 'react'
import type { Segment } from '#domain/call/fields.ts'
import { callWords } from '#words/call.ts'
import { formatElapsed } from '../../../components/format/format-time.ts'
import { talkTime } from './talk-time.ts'

/** How the talking is shared; a coach looks at this first. */
export function TalkTimeBar({ segments }: { segments: readonly Segment[] }) {
  const shared = useMemo(() => talkTime(segments), [segments])
  if (shared.agentShare === null) return null
  const words = callWords().talk
  const agent = Math.round(shared.agentShare * 100)
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
      <div className="flex gap-4 text-faint">
        <span>{words.longest(formatElapsed(shared.longestAgentMs))}</span>
        {shared.interruptions > 0 && (
          <span className="text-warn">{words.interruptions(shared.interruptions)}</span>
        )}
      </div>
    </div>
  )
}
