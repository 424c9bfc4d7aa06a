import type { TaskColumn } from '#domain/list/tasks.ts'
import type { ListedTask } from '#db/pace/tasks/columns.ts'
import { taskWords } from '#words/tasks.ts'
import { TaskBox } from '../../components/business/task-box.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import { useTaskDone } from '../../outbox/use-outbox.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { cn } from '../../components/kit/class-names.ts'
import type { Cells } from '../../list/table/list-table.tsx'
import { FaceCell, Quiet, TeamCell, Unknown, WhenCell } from '../../list/table/plain-cells.tsx'

export const TASK_CELLS: Cells<TaskColumn, ListedTask> = {
  title: (row) => <Title row={row} />,
  done: (row) => <Done row={row} />,
  due: (row) => <Due row={row} />,
  lead: (row) => <Quiet text={leadOf(row)} />,
  owner: ({ ownerId }) => <FaceCell id={ownerId} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  doneAt: ({ doneAt }) => <WhenCell at={doneAt} />,
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
}

export function TaskOnPhone({ row }: { row: ListedTask }) {
  return (
    <div className="flex items-center gap-3">
      <Done row={row} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Title row={row} />
        <p className="flex gap-2 text-xs">
          <Due row={row} />
          <bdi className="truncate text-muted">{leadOf(row)}</bdi>
        </p>
      </div>
      <FaceCell id={row.ownerId} />
    </div>
  )
}

function Title({ row: { title, done } }: { row: ListedTask }) {
  return (
    <bdi className={cn('truncate font-medium', done && 'font-normal text-faint line-through')}>
      {title}
    </bdi>
  )
}

function Done({ row: { id, title, done } }: { row: ListedTask }) {
  const { isTicked, finish } = useTaskDone(id, title)
  return (
    <span className="pointer-events-auto grid w-fit">
      <TaskBox label={taskWords().done(title)} ticked={done || isTicked} onTick={finish} />
    </span>
  )
}

function Due({ row: { dueAt, done } }: { row: ListedTask }) {
  const now = useNow()
  if (!dueAt) return <Unknown />
  const isLate = !done && Date.parse(dueAt) < now
  return <RelativeTime at={dueAt} className={isLate ? 'font-medium text-bad' : 'text-muted'} />
}

/** The lead that it is about; a colleague's has no name here. */
function leadOf({ leadId, leadName, leadReference, mayOpenLead }: ListedTask): string | null {
  if (!leadId) return null
  return mayOpenLead ? (leadName ?? leadReference) : taskWords().colleaguesLead(leadReference ?? '')
}
