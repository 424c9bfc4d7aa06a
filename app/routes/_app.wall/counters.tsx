import { wallWords } from '#words/wall.ts'
import { cn } from '../../components/kit/class-names.ts'
import { formatElapsed } from '../../components/format/format-time.ts'
import { RollingNumber } from '../../components/kit/rolling-number.tsx'
import type { CallCounters } from './call-counters.ts'

const LONG_WAIT_SECONDS = 20

/** Read from across the room. What needs somebody is coloured and says so; the rest stays quiet. */
export function Counters({ counted }: { counted: CallCounters }) {
  const words = wallWords()
  const wait = counted.longestWaitSeconds
  return (
    <dl className="grid grid-cols-3 gap-x-4 gap-y-6 md:grid-cols-6">
      <Counter
        label={words.onTheLine}
        value={counted.live}
        tone={counted.live > 0 ? 'text-good' : ''}
      />
      <Counter
        label={words.waiting}
        value={counted.ringing}
        note={wait === null ? undefined : words.longest(formatElapsed(wait * 1000))}
        tone={
          counted.ringing > 0
            ? wait !== null && wait > LONG_WAIT_SECONDS
              ? 'text-bad'
              : 'text-warn'
            : ''
        }
      />
      <Counter
        label={words.onHold}
        value={counted.held}
        tone={counted.held > 0 ? 'text-warn' : ''}
      />
      <Counter label={words.wrappingUp} value={counted.wrapup} />
      <Counter
        label={words.handled}
        value={counted.handled}
        note={
          counted.averageSeconds === null
            ? undefined
            : words.average(formatElapsed(counted.averageSeconds * 1000))
        }
      />
      <Counter
        label={words.missed}
        value={counted.missed}
        tone={counted.missed > 0 ? 'text-bad' : ''}
      />
    </dl>
  )
}

type CounterProps = { label: string; value: number; note?: string; tone?: string }

function Counter({ label, value, note, tone = '' }: CounterProps) {
  return (
    <div className="flex flex-col-reverse justify-end border-s ps-4">
      <dd className="h-5 text-xs text-faint md:text-sm" suppressHydrationWarning>
        {note}
      </dd>
      <dt className="text-sm text-muted md:text-base">{label}</dt>
      <dd
        className={cn(
          'text-4xl leading-none font-semibold tracking-tight md:text-6xl',
          tone || (value === 0 && 'font-light text-faint'),
        )}
      >
        <RollingNumber value={value} />
      </dd>
    </div>
  )
}
