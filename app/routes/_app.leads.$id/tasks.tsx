import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { TaskRow } from '#db/pace/tasks/records.ts'
import { leadWords } from '#words/lead.ts'
import { TaskBox } from '../../components/business/task-box.tsx'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { TextInput } from '../../components/kit/field.tsx'
import { dayAt, toLocalInput } from '../../components/format/local-input.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

/** What is still to do for this lead, and one line to add more. */
export function Tasks({ leadId, tasks }: { leadId: string; tasks: readonly TaskRow[] }) {
  const open = tasks.filter((task) => task.doneAt === null)
  return (
    <section className="border-b p-4">
      <h2 className="mb-2 text-xs font-medium text-faint">{leadWords().tasks.title}</h2>
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
      <TaskBox
        label={leadWords().tasks.done(task.title)}
        ticked={ticked}
        onTick={() => done.run({ intent: 'finishTask', taskId: task.id })}
      />
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
  const words = leadWords().tasks
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
        aria-label={words.label}
        placeholder={words.hint}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
        className="h-7 text-xs"
      />
      <Button
        type="submit"
        size="iconSm"
        aria-label={words.add}
        disabled={!title.trim() || add.busy}
      >
        <Plus className="size-3.5" aria-hidden />
      </Button>
    </form>
  )
}
