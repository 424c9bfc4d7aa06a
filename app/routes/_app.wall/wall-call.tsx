import { Link } from '@remix-run/react'
import { PauseCircle, PenLine, PhoneIncoming } from 'lucide-react'
import type { CallCard } from '#domain/views.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { LiveDot } from '../../components/call-state.tsx'
import { callerName } from '../../components/caller-name.ts'
import { cn } from '../../components/class-names.ts'
import { Elapsed } from '../../components/time.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'

const FRAMES: Partial<Record<CallCard['state'], string>> = {
  ringing: 'border-warn/60 bg-warn-soft',
  held: 'border-warn/40 border-dashed',
  live: 'border-good/40',
  wrapup: 'opacity-80',
}

export function WallCall({ call }: { call: CallCard }) {
  const { face } = useWorkspace()
  const agent = face(call.agentId)
  return (
    <Link
      to={`/calls/${call.id}`}
      className={cn(
        'flex animate-rise items-center gap-4 rounded-xl border-2 bg-raised p-4 shadow-low hover:border-line-strong',
        FRAMES[call.state],
      )}
    >
      {agent ? <Avatar face={agent} size="lg" /> : <NobodyAvatar label="Nobody has taken it" />}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="truncate text-lg font-semibold">{callerName(call)}</span>
        <span className="flex items-center gap-2 truncate text-base text-muted">
          <StateSign state={call.state} />
          {agent ? agent.name : 'waiting for somebody'}
        </span>
      </span>
      {call.startedAt && <Elapsed at={call.startedAt} className="text-xl font-semibold" />}
    </Link>
  )
}

function StateSign({ state }: { state: CallCard['state'] }) {
  if (state === 'live') return <LiveDot className="mx-1" />
  if (state === 'held') return <PauseCircle aria-label="On hold" className="size-4 text-warn" />
  if (state === 'wrapup') return <PenLine aria-label="Wrapping up" className="size-4 text-accent" />
  return (
    <PhoneIncoming aria-label="Ringing" className="size-4 text-warn motion-safe:animate-beat" />
  )
}
