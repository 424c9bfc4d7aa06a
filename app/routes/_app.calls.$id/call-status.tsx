import type { CallFields } from '#domain/call/fields.ts'
import { CallStateBadge, isGoingOn, LiveDot } from '../../components/call-state.tsx'
import { formatElapsed } from '../../components/format-time.ts'
import { useNow } from '../../components/use-now.ts'
import { callMs, holdMs } from './call-clock.ts'

/** Where the call stands: its state, its running clock, how long the caller has been on hold. */
export function CallStatus({ meta }: { meta: CallFields }) {
  const now = useNow('second')
  const held = holdMs(meta, now)
  return (
    <span className="flex items-center gap-2.5 whitespace-nowrap">
      {meta.state === 'live' ? (
        <span className="flex items-center gap-2 text-sm font-medium text-good">
          <LiveDot /> Live
        </span>
      ) : (
        <CallStateBadge state={meta.state} />
      )}
      <time
        role="timer"
        className={isGoingOn(meta.state) ? 'text-sm font-semibold' : 'text-sm text-muted'}
        suppressHydrationWarning
      >
        {formatElapsed(callMs(meta, now))}
      </time>
      {held !== null && (
        <span className="text-xs font-medium text-warn" suppressHydrationWarning>
          on hold {formatElapsed(held)}
        </span>
      )}
    </span>
  )
}
