import { Link } from '@remix-run/react'
import { CalendarDays } from 'lucide-react'
import type { ViewingCard } from '#domain/views/cards.ts'
import { deskWords } from '#words/desk.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { dayKey, formatClock, formatDayName } from '../../components/format/format-time.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { cn } from '../../components/kit/class-names.ts'
import type { Names } from './names.ts'

/** The days ahead: what is agreed, when and where. */
export function ViewingsPanel({
  viewings,
  names,
}: {
  viewings: readonly ViewingCard[]
  names: Names
}) {
  const words = deskWords().viewings
  const now = useNow()
  const days = byDay(viewings)
  return (
    <div className="p-5">
      <h2 className="text-sm font-semibold">{words.title}</h2>
      {viewings.length === 0 && (
        <EmptyState icon={CalendarDays} title={words.none}>
          {words.hint}
        </EmptyState>
      )}
      {days.map(([day, ofDay]) => (
        <section key={day} className="mt-4">
          <h3 className="mb-1.5 text-xs font-medium text-faint" suppressHydrationWarning>
            {formatDayName(ofDay[0]?.startsAt ?? day, now)}
          </h3>
          <ul className="grid gap-1.5">
            {ofDay.map((viewing) => (
              <Viewing key={viewing.id} viewing={viewing} names={names} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Viewing({ viewing, names }: { viewing: ViewingCard; names: Names }) {
  const words = deskWords().viewings
  const lead = viewing.leadId ? names.leads.get(viewing.leadId) : undefined
  const listing = viewing.listingId ? names.listings.get(viewing.listingId) : undefined
  const pending = viewing.status === 'pending'
  return (
    <li
      className={cn(
        'relative rounded-md border bg-surface py-2 ps-3.5 pe-3 hover:border-line-strong',
        pending && 'border-dashed',
      )}
    >
      <span
        aria-hidden
        className={cn(
          'absolute inset-y-1.5 start-1 w-0.75 rounded-full',
          pending ? 'bg-line-strong' : 'bg-accent',
        )}
      />
      <div className="flex items-baseline gap-2">
        <span className="text-sm font-semibold">{formatClock(viewing.startsAt)}</span>
        <Link
          to={viewing.leadId ? `/leads/${viewing.leadId}` : '/viewings'}
          className="truncate text-sm after:absolute after:inset-0"
        >
          {lead?.name ?? words.one}
        </Link>
        {pending && <span className="ms-auto text-2xs text-faint">{words.notConfirmed}</span>}
      </div>
      {listing && <p className="truncate text-xs text-muted">{listing.place ?? listing.title}</p>}
    </li>
  )
}

function byDay(viewings: readonly ViewingCard[]): [day: string, ofDay: ViewingCard[]][] {
  const days = new Map<string, ViewingCard[]>()
  for (const viewing of viewings) {
    const day = dayKey(viewing.startsAt)
    days.set(day, [...(days.get(day) ?? []), viewing])
  }
  return [...days]
}
