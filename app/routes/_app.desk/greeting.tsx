import { TIME_ZONE } from '../../components/format-time.ts'
import type { Agenda } from './agenda.ts'

const hourOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hour: 'numeric',
  hourCycle: 'h23',
})
const dayOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})

/** One sentence that says how the day stands. */
export function Greeting({ name, agenda, now }: { name: string; agenda: Agenda; now: number }) {
  const hour = Number(hourOf.format(new Date(now)))
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  return (
    <header className="mb-6" suppressHydrationWarning>
      <p className="text-xs text-faint" suppressHydrationWarning>
        {dayOf.format(new Date(now))}
      </p>
      <h2 className="mt-1 text-xl font-semibold tracking-tight" suppressHydrationWarning>
        Good {part}, {name.split(' ')[0]}
      </h2>
      <p className="mt-1 text-base text-muted" suppressHydrationWarning>
        {summary(agenda)}
      </p>
    </header>
  )
}

export function summary({ calls, unclaimed, uncontacted, overdue, dueToday }: Agenda): string {
  const parts = [
    calls.some((call) => call.state !== 'wrapup') && 'You are on a call.',
    unclaimed.length > 0 && `${count(unclaimed.length, 'new lead')} to claim.`,
    uncontacted.length > 0 && `${count(uncontacted.length, 'lead')} to contact for the first time.`,
    overdue.length > 0 && `${count(overdue.length, 'follow-up')} overdue.`,
    dueToday.length > 0 && `${dueToday.length} more today.`,
  ].filter(Boolean)
  return parts.length > 0
    ? parts.join(' ')
    : 'Nothing waits for you. New leads and calls appear here by themselves.'
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
