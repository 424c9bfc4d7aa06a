import { AlarmClock, Hourglass } from 'lucide-react'
import type { ListingClock } from '#domain/clock/kinds.ts'
import type { Listing } from '#domain/listing/listing.ts'
import { OFF_MARKET } from '#domain/listing/fields.ts'
import { clockWords } from '#words/clocks.ts'
import { dayKey, formatLongDay } from '../../components/format/format-time.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { useHouse } from '../../house/use-house.tsx'

/** When the permit and the mandate end, in days of the house. */
export function ListingEnds({ listing }: { listing: Listing }) {
  const isOver = OFF_MARKET.some((status) => status === listing.status)
  if (isOver || listing.archivedAt) return null
  return (
    <>
      <End kind="permit" day={listing.permitEndsOn} />
      <End kind="mandate" day={listing.mandateEndsOn} />
    </>
  )
}

const DAY_MS = 86_400_000

function End({ kind, day }: { kind: ListingClock; day: string | null }) {
  const now = useNow()
  const { warnDays } = useHouse().clocks[kind]
  const words = clockWords()
  if (day === null || warnDays === 0) return null
  const left = Math.round((Date.parse(day) - Date.parse(dayKey(now))) / DAY_MS)
  const tone = left < 0 ? 'bad' : left < warnDays ? 'warn' : 'neutral'
  return (
    <Badge tone={tone} icon={left < 0 ? <AlarmClock /> : <Hourglass />} title={formatLongDay(day)}>
      <span suppressHydrationWarning>
        {words.kinds[kind]}: {left < 0 ? words.ended(-left) : words.endsIn(left)}
      </span>
    </Badge>
  )
}
