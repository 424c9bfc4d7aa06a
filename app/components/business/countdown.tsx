import { AlarmClock, Hourglass, PauseCircle } from 'lucide-react'
import { workingMinutesBetween } from '#domain/clock/working-time.ts'
import { clockWords } from '#words/clocks.ts'
import { useHouse } from '../../house/use-house.tsx'
import { formatWorking } from '../format/format-working.ts'
import {
  dayKey,
  formatClock,
  formatDay,
  formatInstant,
  formatRelative,
} from '../format/format-time.ts'
import { useNow } from '../hooks/use-now.ts'
import { Badge } from '../kit/badge.tsx'

type CountdownProps = {
  dueAt: string
  pausedUntil?: string | null
  /** What is due, where it does not stand beside it. */
  what?: string
  /** Working minutes before it is due from which on it stands out. */
  warn?: number
  /** Where there is little room: nothing before that, and as few words as can be. */
  short?: boolean
}

/**
 * How much working time is left until something is due; counted in the browser, without a request. A shape and words say what the colour
 * says.
 */
export function Countdown({ dueAt, pausedUntil, what, warn = 0, short }: CountdownProps) {
  const now = useNow()
  const house = useHouse()
  const words = clockWords()
  const at = new Date(now).toISOString()
  const title = words.due(what ?? words.counts, formatInstant(dueAt))
  if (pausedUntil && pausedUntil > at)
    return (
      <Sign
        icon={<PauseCircle />}
        title={title}
        text={short ? words.short.paused : words.paused(formatDay(pausedUntil, now))}
      />
    )
  if (dueAt <= at)
    return (
      <Sign
        tone="bad"
        icon={<AlarmClock />}
        title={title}
        text={short ? words.short.overdue : words.overdue(sinceOf(dueAt, now))}
      />
    )
  const left = workingMinutesBetween(at, dueAt, house)
  if (short && left > warn) return null
  const tone = left <= warn ? 'warn' : 'neutral'
  return (
    <Sign
      tone={tone}
      icon={<Hourglass />}
      title={title}
      text={left > 0 ? words.left(formatWorking(left)) : formatRelative(dueAt, now)}
    />
  )
}

type SignProps = {
  tone?: 'neutral' | 'warn' | 'bad'
  icon: React.ReactNode
  title: string
  text: string
}

/** The server's wording may be a tick older: that is no mistake. */
function Sign({ tone = 'neutral', icon, title, text }: SignProps) {
  return (
    <Badge tone={tone} icon={icon} title={title}>
      <span suppressHydrationWarning>{text}</span>
    </Badge>
  )
}

function sinceOf(instant: string, now: number): string {
  return dayKey(instant) === dayKey(now) ? formatClock(instant) : formatDay(instant, now)
}
