import { wallTime } from '#domain/zone-time.ts'
import type { CallCard } from '#domain/views/cards.ts'
import { deskWords } from '#words/desk.ts'
import { perZone } from '../../house/per-house.ts'
import { useHouse } from '../../house/use-house.tsx'

const dayOf = perZone(
  (locale, { zone }) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }),
)

type GreetingProps = {
  name: string
  now: number
  calls: readonly CallCard[]
  /** How many rows are shown, and whether there are more. */
  waiting: number
  complete: boolean
}

/** One sentence that says how the day stands. */
export function Greeting({ name, now, calls, waiting, complete }: GreetingProps) {
  const hour = Number(wallTime(now, useHouse().zone).slice(11, 13))
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  const words = deskWords()
  const summary = [
    calls.some((call) => call.state !== 'wrapup') && words.summary.onCall,
    waiting > 0 && (complete ? words.summary.waiting(waiting) : words.summary.many(waiting)),
  ].filter(Boolean)
  return (
    <header className="mb-6" suppressHydrationWarning>
      <p className="text-xs text-faint" suppressHydrationWarning>
        {dayOf().format(new Date(now))}
      </p>
      <h2 className="mt-1 text-xl font-semibold tracking-tight" suppressHydrationWarning>
        {words.greeting[part](name.split(' ')[0] ?? name)}
      </h2>
      <p className="mt-1 text-base text-muted">
        {summary.length > 0 ? summary.join(' ') : words.summary.nothing}
      </p>
    </header>
  )
}
