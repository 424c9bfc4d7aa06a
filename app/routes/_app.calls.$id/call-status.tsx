import { Disc } from 'lucide-react'
import type { CallFields } from '#domain/call/fields.ts'
import { callWords } from '#words/call.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { CallClock } from '../../components/business/call/call-clock.tsx'
import { holdMs } from '../../components/business/call/call-ms.ts'
import { CallStateBadge, isGoingOn, LiveDot } from '../../components/business/call/call-state.tsx'
import { formatElapsed } from '../../components/format/format-time.ts'
import { useNow } from '../../components/hooks/use-now.ts'

/** Where the call stands: its state, its running clock, how long the caller has been on hold. */
export function CallStatus({ meta }: { meta: CallFields }) {
  const now = useNow('second')
  const held = holdMs(meta, now)
  return (
    <span className="flex items-center gap-2.5 whitespace-nowrap">
      {meta.state === 'live' ? (
        <span className="flex items-center gap-2 text-sm font-medium text-good">
          <LiveDot /> {callWords().live}
        </span>
      ) : (
        <CallStateBadge state={meta.state} />
      )}
      <CallClock
        call={meta}
        className={isGoingOn(meta.state) ? 'text-sm font-semibold' : 'text-sm text-muted'}
      />
      {meta.recordedSince && (
        <Badge icon={<Disc aria-hidden className="text-bad" />}>{callWords().recorded}</Badge>
      )}
      {held !== null && (
        <span className="text-xs font-medium text-warn" suppressHydrationWarning>
          {callWords().onHold(formatElapsed(held))}
        </span>
      )}
    </span>
  )
}
