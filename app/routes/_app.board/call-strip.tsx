import { Link } from '@remix-run/react'
import type { CallCard } from '#domain/views.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { isGoingOn, LiveDot } from '../../components/call-state.tsx'
import { callerName } from '../../components/caller-name.ts'
import { Elapsed } from '../../components/time.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'

/** The team's calls of this moment; gone when nobody is on the line. */
export function CallStrip({ calls }: { calls: readonly CallCard[] }) {
  const live = calls.filter((call) => isGoingOn(call.state))
  if (live.length === 0) return null
  return (
    <div className="flex items-center gap-2 overflow-x-auto border-b bg-sunken px-4 py-2 [scrollbar-width:none] md:px-6">
      <h2 className="me-1 flex shrink-0 items-center gap-2 text-xs font-medium text-muted">
        <LiveDot /> On the line
      </h2>
      {live.map((call) => (
        <CallChip key={call.id} call={call} />
      ))}
    </div>
  )
}

function CallChip({ call }: { call: CallCard }) {
  const { face } = useWorkspace()
  const agent = face(call.agentId)
  return (
    <Link
      to={`/calls/${call.id}`}
      className="flex h-8 shrink-0 animate-rise items-center gap-2 rounded-md border bg-surface ps-1 pe-2.5 text-sm hover:border-line-strong"
    >
      {agent ? <Avatar face={agent} size="sm" /> : <NobodyAvatar label="Nobody has taken it" />}
      <span className="font-medium">{callerName(call)}</span>
      {call.state === 'ringing' && <span className="text-warn">ringing</span>}
      {call.state === 'held' && <span className="text-warn">on hold</span>}
      {call.startedAt && <Elapsed at={call.startedAt} className="text-faint" />}
    </Link>
  )
}
