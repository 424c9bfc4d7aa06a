import { CalendarDays } from 'lucide-react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { viewingWords } from '#words/viewings.ts'
import { cn } from '../../components/kit/class-names.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Days } from '../_app.viewings/days.tsx'

type CalendarAgendaProps = { onlyOnPhone: boolean; viewings: readonly ViewingRow[] }

/** The same viewings under their days, as the list shows them: what fits into a hand. */
export function CalendarAgenda({ onlyOnPhone, viewings }: CalendarAgendaProps) {
  const words = viewingWords().calendar
  return (
    <div className={cn('flex min-h-0 flex-1 flex-col', onlyOnPhone && 'md:hidden')}>
      {viewings.length === 0 ? (
        <EmptyState icon={CalendarDays} title={words.none}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <Days viewings={viewings} onNearEnd={NOTHING_MORE} />
      )}
    </div>
  )
}

/** All of the span is there. */
const NOTHING_MORE = () => {}
