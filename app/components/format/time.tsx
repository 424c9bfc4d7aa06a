import { formatDuration, formatInstant, formatRelative } from './format-time.ts'
import { useNow } from '../hooks/use-now.ts'

type TimeProps = { at: string; className?: string }

/** Relative under a day, the whole instant on hover. The server's wording may be a tick older: that is no mistake. */
export function RelativeTime({ at, className }: TimeProps) {
  const now = useNow()
  return (
    <time dateTime={at} title={formatInstant(at)} className={className} suppressHydrationWarning>
      {formatRelative(at, now)}
    </time>
  )
}

/** How long ago, without `ago`: the age of something that waits. */
export function Age({ at, className }: TimeProps) {
  const now = useNow()
  return (
    <time dateTime={at} title={formatInstant(at)} className={className} suppressHydrationWarning>
      {formatDuration(Math.max(0, now - new Date(at).getTime()))}
    </time>
  )
}
