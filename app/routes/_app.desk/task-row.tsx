import { Check } from 'lucide-react'
import type { TaskCard } from '#domain/views.ts'
import { cn } from '../../components/class-names.ts'
import { useAction } from '../../components/use-action.ts'
import { useNow } from '../../components/use-now.ts'
import { formatRelative } from '../../components/format-time.ts'
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
        <TickBox ticked={done.busy || done.data !== undefined} onTick={finish} title={task.title} />
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

function TickBox({
  ticked,
  onTick,
  title,
}: {
  ticked: boolean
  onTick: () => void
  title: string
}) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={ticked}
      aria-label={`Done: ${title}`}
      onClick={onTick}
      className={cn(
        'relative z-10 grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong text-transparent hover:border-accent hover:text-accent',
        ticked && 'border-accent bg-accent text-on-accent hover:text-on-accent',
      )}
    >
      <Check className="size-3" strokeWidth={3} aria-hidden />
    </button>
  )
}
