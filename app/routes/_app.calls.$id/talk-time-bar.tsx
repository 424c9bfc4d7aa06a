import type { Segment } from '#domain/call/fields.ts'
import { formatElapsed } from '../../components/format-time.ts'
import { talkTime } from './talk-time.ts'

/** How the talking is shared; a coach looks at this first. */
export function TalkTimeBar({ segments }: { segments: readonly Segment[] }) {
  const shared = talkTime(segments)
  if (shared.agentShare === null) return null
  const agent = Math.round(shared.agentShare * 100)
  return (
    <div className="grid gap-1.5 text-xs">
      <div className="flex justify-between text-faint">
        <span>Customer {100 - agent}%</span>
        <span>Agent {agent}%</span>
      </div>
      <div
        role="img"
        aria-label={`Customer ${100 - agent} percent, agent ${agent} percent of the talking`}
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
        <span>Longest agent turn {formatElapsed(shared.longestAgentMs)}</span>
        {shared.interruptions > 0 && (
          <span className="text-warn">{shared.interruptions} interruptions</span>
        )}
      </div>
    </div>
  )
}
