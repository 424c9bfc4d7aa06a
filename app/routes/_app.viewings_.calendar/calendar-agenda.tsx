import { CalendarDays } from 'lucide-react'
import { useMemo } from 'react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { viewingWords } from '#words/viewings.ts'
import { cn } from '../../components/kit/class-names.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Days } from '../_app.viewings/days.tsx'
import { useHouse } from '../../house/use-house.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { type Away, busyLines } from './busy-lines.tsx'

type CalendarAgendaProps = {
  onlyOnPhone: boolean
  viewings: readonly ViewingRow[]
  days: readonly string[]
  away: readonly Away[]
}

/** The same viewings under their days, as the list shows them, and when oneself is busy with something else: what fits into a hand. */
export function CalendarAgenda({ onlyOnPhone, viewings, days, away }: CalendarAgendaProps) {
  const words = viewingWords().calendar
  const others = useBusyLines(days, away)
  return (
    <div className={cn('flex min-h-0 flex-1 flex-col', onlyOnPhone && 'md:hidden')}>
      {viewings.length === 0 && others.length === 0 ? (
        <EmptyState icon={CalendarDays} title={words.none}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <Days viewings={viewings} others={others} onNearEnd={NOTHING_MORE} />
      )}
    </div>
  )
}

/** One's own: of a list of several people's nobody would know whose they are. */
function useBusyLines(days: readonly string[], away: readonly Away[]) {
  const { me } = useWorkspace()
  const { zone } = useHouse()
  return useMemo(
    () =>
      busyLines(
        days,
        away.filter(({ personId }) => personId === me.id),
        zone,
      ),
    [days, away, me.id, zone],
  )
}

/** All of the span is there. */
const NOTHING_MORE = () => {}
