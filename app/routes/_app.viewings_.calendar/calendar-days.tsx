import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { viewingWords } from '#words/viewings.ts'
import { dayKey, formatInstantDay } from '../../components/format/format-time.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { agentsOf } from './agents-of.ts'
import { noonOf } from './noon-of.ts'
import type { Span } from './span.ts'
import type { Column } from './grid/column.ts'
import { TimeGrid } from './grid/time-grid.tsx'

type CalendarDaysProps = { span: Span; today: string; viewings: readonly ViewingRow[] }

/** A day has a column for each agent, a week one for each day. */
export function CalendarDays({ span, today, viewings }: CalendarDaysProps) {
  const columns = useColumns(span, today, viewings)
  return (
    <TimeGrid label={viewingWords().calendar.grid} columns={columns} className="max-md:hidden" />
  )
}

function useColumns({ shape, days, day }: Span, today: string, viewings: readonly ViewingRow[]) {
  const workspace = useWorkspace()
  if (shape === 'week') {
    const ofDays = Map.groupBy(viewings, ({ startsAt }) => dayKey(startsAt))
    return days.map((each): Column => ({
      key: each,
      label: formatInstantDay(noonOf(each)),
      isToday: each === today,
      day: each,
      isBookable: each >= today,
      viewings: ofDays.get(each) ?? [],
    }))
  }
  const ofAgents = Map.groupBy(viewings, ({ agentId }) => agentId)
  return agentsOf(workspace, ofAgents.keys()).map((id): Column => {
    const face = workspace.face(id)
    return {
      key: id,
      label: face?.name ?? viewingWords().calendar.somebody,
      icon: face && <Avatar face={face} />,
      isToday: day === today,
      day,
      // What one books oneself one shows oneself.
      isBookable: id === workspace.me.id && day >= today,
      viewings: ofAgents.get(id) ?? [],
    }
  })
}
