import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { viewingWords } from '#words/viewings.ts'
import { dayKey, formatInstantDay } from '../../components/format/format-time.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { useHouse } from '../../house/use-house.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { agentsOf } from './agents-of.ts'
import { noonOf } from './noon-of.ts'
import type { Span } from './span.ts'
import type { Away } from './busy-lines.tsx'
import { busyOn } from './grid/busy-on.ts'
import type { Column } from './grid/column.ts'
import { TimeGrid } from './grid/time-grid.tsx'

type CalendarDaysProps = {
  span: Span
  today: string
  viewings: readonly ViewingRow[]
  away: readonly Away[]
}

/** A day has a column for each agent, a week one for each day. */
export function CalendarDays(props: CalendarDaysProps) {
  const columns = useColumns(props)
  return (
    <TimeGrid label={viewingWords().calendar.grid} columns={columns} className="max-md:hidden" />
  )
}

function useColumns({ span: { shape, days, day }, today, viewings, away }: CalendarDaysProps) {
  const workspace = useWorkspace()
  const { zone } = useHouse()
  const busyOf = (id: string, on: string) =>
    busyOn(
      on,
      away.filter(({ personId }) => personId === id),
      zone,
    )
  if (shape === 'week') {
    const ofDays = Map.groupBy(viewings, ({ startsAt }) => dayKey(startsAt))
    return days.map((each): Column => ({
      key: each,
      label: formatInstantDay(noonOf(each)),
      isToday: each === today,
      day: each,
      isBookable: each >= today,
      viewings: ofDays.get(each) ?? [],
      busy: busyOf(workspace.me.id, each),
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
      busy: busyOf(id, day),
    }
  })
}
