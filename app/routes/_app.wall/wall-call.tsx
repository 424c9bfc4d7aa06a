import { PauseCircle, PenLine, PhoneIncoming } from 'lucide-react'
import type { CallCard } from '#domain/views/cards.ts'
import { wallWords } from '#words/wall.ts'
import { Avatar, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { CallLink } from '../../components/business/call/call-link.tsx'
import { holdMs } from '../../components/business/call/call-ms.ts'
import { LiveDot } from '../../components/business/call/call-state.tsx'
import { callerName } from '../../components/business/call/caller-name.ts'
import { cn } from '../../components/kit/class-names.ts'
import { CallClock } from '../../components/business/call/call-clock.tsx'
import { formatElapsed } from '../../components/format/format-time.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

const FRAMES: Partial<Record<CallCard['state'], string>> = {
  ringing: 'border-warn/60 bg-warn-soft',
  held: 'border-warn/40 border-dashed',
  live: 'border-good/40',
  wrapup: 'opacity-80',
}

export function WallCall({ call }: { call: CallCard }) {
  const { face } = useWorkspace()
  const agent = face(call.agentId)
  const held = holdMs({ ...call, heldSince: call.heldSince ?? null }, useNow('second'))
  const words = wallWords()
  return (
    <CallLink
      call={call}
      className={cn(
        'flex animate-rise items-center gap-4 rounded-xl border-2 bg-raised p-4 shadow-low',
        FRAMES[call.state],
      )}
      openable="hover:border-line-strong"
    >
      {agent ? <Avatar face={agent} size="lg" /> : <NobodyAvatar label={words.nobodyTook} />}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="truncate text-lg font-semibold">{callerName(call)}</span>
        <span className="flex items-center gap-2 truncate text-base text-muted">
          <StateSign state={call.state} />
          {agent ? agent.name : words.waitingForSomebody}
          {held !== null && (
            <span className="text-warn" suppressHydrationWarning>
              {words.onHoldFor(formatElapsed(held))}
            </span>
          )}
        </span>
      </span>
      <CallClock call={call} className="text-xl font-semibold" />
    </CallLink>
  )
}

function StateSign({ state }: { state: CallCard['state'] }) {
  const words = wallWords()
  if (state === 'live') return <LiveDot className="mx-1" />
  if (state === 'held')
    return <PauseCircle aria-label={words.onHold} className="size-4 text-warn" />
  if (state === 'wrapup')
    return <PenLine aria-label={words.wrappingUp} className="size-4 text-accent" />
  return (
    <PhoneIncoming
      aria-label={words.ringing}
      className="size-4 text-warn motion-safe:animate-beat"
    />
  )
}
