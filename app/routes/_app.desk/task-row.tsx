import type { TaskCard } from '#domain/views/cards.ts'
import { deskWords } from '#words/desk.ts'
import { TaskBox } from '../../components/business/task-box.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { formatRelative } from '../../components/format/format-time.ts'
import { Row } from './row.tsx'
import { Waiting } from './waiting.tsx'

export function TaskRow({ task, leadName }: { task: TaskCard; leadName: string | null }) {
  const now = useNow()
  const late = task.dueAt !== null && Date.parse(task.dueAt) < now
  const done = useAction('/desk')
  const finish = () => done.run({ intent: 'finishTask', taskId: task.id })
  return (
    <Row
      to={task.leadId ? `/leads/${task.leadId}` : '/desk'}
      icon={
        <TaskBox
          label={deskWords().done(task.title)}
          ticked={done.busy || done.data !== undefined}
          onTick={finish}
        />
      }
      title={<span className={cn(done.busy && 'text-faint line-through')}>{task.title}</span>}
      detail={leadName}
      sign={
        task.dueAt &&
        (late ? (
          <Waiting at={task.dueAt} late />
        ) : (
          <span className="text-xs text-faint" suppressHydrationWarning>
            {formatRelative(task.dueAt, now)}
          </span>
        ))
      }
      onKey={{ x: finish }}
    />
  )
}
