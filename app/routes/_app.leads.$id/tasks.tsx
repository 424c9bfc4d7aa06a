import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import type { TaskRow } from '#db/pace/task-records.ts'
import { Button } from '../../components/button.tsx'
import { cn } from '../../components/class-names.ts'
import { TextInput } from '../../components/field.tsx'
import { dayAt, toLocalInput } from '../../components/local-input.ts'
import { RelativeTime } from '../../components/time.tsx'
import { useAction } from '../../components/use-action.ts'

/** What is still to do for this lead, and one line to add more. */
export function Tasks({ leadId, tasks }: { leadId: string; tasks: readonly TaskRow[] }) {
  const open = tasks.filter((task) => task.doneAt === null)
  return (
    <section className="border-b p-4">
      <h2 className="mb-2 text-xs font-medium text-faint">To do</h2>
      <ul className="grid gap-1">
        {open.map((task) => (
          <Task key={task.id} leadId={leadId} task={task} />
        ))}
      </ul>
      <NewTask leadId={leadId} />
    </section>
  )
}

function Task({ leadId, task }: { leadId: string; task: TaskRow }) {
  const done = useAction(`/leads/${leadId}`)
  const ticked = done.busy || done.data !== undefined
  return (
    <li className="flex min-h-7 items-center gap-2">
      <button
        type="button"
        role="checkbox"
        aria-checked={ticked}
        aria-label={`Done: ${task.title}`}
        onClick={() => done.run({ intent: 'finishTask', taskId: task.id })}
        className={cn(
          'grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong text-transparent hover:border-accent hover:text-accent',
          ticked && 'border-accent bg-accent text-on-accent',
        )}
      >
        <Check className="size-3" strokeWidth={3} aria-hidden />
      </button>
      <span className={cn('min-w-0 flex-1 truncate', ticked && 'text-faint line-through')}>
        {task.title}
      </span>
      {task.dueAt && <RelativeTime at={task.dueAt} className="shrink-0 text-xs text-faint" />}
    </li>
  )
}

function NewTask({ leadId }: { leadId: string }) {
  const add = useAction(`/leads/${leadId}`)
  const [title, setTitle] = useState('')
  return (
    <form
      className="mt-2 flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!title.trim()) return
        add.run({
          intent: 'addTask',
          title: title.trim(),
          dueAt: toLocalInput(dayAt(Date.now(), 1, 10)),
        })
        setTitle('')
      }}
    >
      <TextInput
        aria-label="New task, due tomorrow at ten"
        placeholder="Add a task for tomorrow"
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
        className="h-7 text-xs"
      />
      <Button
        type="submit"
        size="iconSm"
        aria-label="Add task"
        disabled={!title.trim() || add.busy}
      >
        <Plus className="size-3.5" aria-hidden />
      </Button>
    </form>
  )
}
