import { callMs, type CallTimes } from './call-ms.ts'
import { formatElapsed } from '../../format/format-time.ts'
import { useNow } from '../../hooks/use-now.ts'

/** How long a call has gone on, or went on: the same to the second on every page. */
export function CallClock({ call, className }: { call: CallTimes; className?: string }) {
  const now = useNow('second')
  if (!call.startedAt && !call.answeredAt) return null
  return (
    <time role="timer" className={className} suppressHydrationWarning>
      {formatElapsed(callMs(call, now))}
    </time>
  )
}
