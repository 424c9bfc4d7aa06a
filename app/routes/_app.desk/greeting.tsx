import { wallTime } from '#domain/zone-time.ts'
import { deskWords } from '#words/desk.ts'
import { perZone } from '../../house/per-house.ts'
import { useHouse } from '../../house/use-house.tsx'
import type { Agenda } from './agenda.ts'

const dayOf = perZone(
  (locale, { zone }) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }),
)

/** One sentence that says how the day stands. */
export function Greeting({ name, agenda, now }: { name: string; agenda: Agenda; now: number }) {
  const hour = Number(wallTime(now, useHouse().zone).slice(11, 13))
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  return (
    <header className="mb-6" suppressHydrationWarning>
      <p className="text-xs text-faint" suppressHydrationWarning>
        {dayOf().format(new Date(now))}
      </p>
      <h2 className="mt-1 text-xl font-semibold tracking-tight" suppressHydrationWarning>
        {deskWords().greeting[part](name.split(' ')[0] ?? name)}
      </h2>
      <p className="mt-1 text-base text-muted" suppressHydrationWarning>
        {summary(agenda)}
      </p>
    </header>
  )
}

export function summary({ calls, unclaimed, uncontacted, overdue, dueToday }: Agenda): string {
  const words = deskWords().summary
  const parts = [
    calls.some((call) => call.state !== 'wrapup') && words.onCall,
    unclaimed.length > 0 && words.toClaim(unclaimed.length),
    uncontacted.length > 0 && words.toContact(uncontacted.length),
    overdue.length > 0 && words.overdue(overdue.length),
    dueToday.length > 0 && words.dueToday(dueToday.length),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : words.nothing
}
