import { type ReactNode, useEffect, useRef } from 'react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { formatDayName } from '../../components/format/format-time.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { byDay } from './by-day.ts'
import { ViewingItem } from './viewing-item.tsx'

/** What stands among the viewings of a day at its time, and is none. */
export type OtherLine = { key: string; startsAt: string; line: ReactNode }
type DaysProps = {
  viewings: readonly ViewingRow[]
  others?: readonly OtherLine[]
  onNearEnd: () => void
}

/** Viewings under their days, as a calendar reads. */
export function Days({ viewings, others = NONE, onNearEnd }: DaysProps) {
  const now = useNow()
  const lines = viewings.map((viewing): OtherLine => {
    const { id: key, startsAt } = viewing
    return { key, startsAt, line: <ViewingItem key={key} viewing={viewing} /> }
  })
  const isViewing = new Set(viewings.map(({ id }) => id))
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        {byDay(inOrder(lines, others)).map(({ day, viewings: ofDay }) => (
          <section
            key={day}
            className="grid grid-cols-[minmax(0,1fr)] gap-2 md:grid-cols-[120px_minmax(0,1fr)] md:gap-6"
          >
            <h2 className="pt-3 text-sm font-semibold" suppressHydrationWarning>
              {formatDayName(ofDay[0]?.startsAt ?? day, now)}
              <span className="ms-2 font-normal text-faint">
                {ofDay.filter(({ key }) => isViewing.has(key)).length || null}
              </span>
            </h2>
            <ul className="divide-y rounded-lg border">{ofDay.map(({ line }) => line)}</ul>
          </section>
        ))}
        <End key={viewings.length} onSeen={onNearEnd} />
      </div>
    </div>
  )
}

const NONE: readonly OtherLine[] = []

/** Viewings come in the order of their list, which may be from the latest on; what is none is put among what comes from the first on. */
function inOrder(lines: readonly OtherLine[], others: readonly OtherLine[]): OtherLine[] {
  if (others.length === 0) return [...lines]
  const at = ({ startsAt }: OtherLine) => Date.parse(startsAt)
  return [...others, ...lines].toSorted((one, other) => at(one) - at(other))
}

/** Asks for more as soon as it comes into sight; behind more rows it is another end. */
function End({ onSeen }: { onSeen: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen())
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [onSeen])
  return <div ref={end} className="h-px" />
}
