import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { TaskRow } from '#db/pace/tasks/records.ts'
import { leadWords } from '#words/lead.ts'
import { TaskBox } from '../../components/business/task-box.tsx'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { TextInput } from '../../components/kit/field.tsx'
import { dayAt } from '../../components/format/local-input.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { LetterRow } from '../../outbox/letter-row.tsx'
import { useOutbox, useSendLetter, useTaskDone } from '../../outbox/use-outbox.ts'

type TasksProps = { leadId: string; tasks: readonly TaskRow[] }

/** What is still to do for this lead, and one line to add more. */
export function Tasks({ leadId, tasks }: TasksProps) {
  const open = tasks.filter((task) => task.doneAt === null)
  return (
    <section className="border-b p-4">
      <h2 className="mb-2 text-xs font-medium text-faint">{leadWords().tasks.title}</h2>
      <ul className="grid gap-1">
        {open.map((task) => (
          <Task key={task.id} task={task} />
        ))}
        <NewTasks leadId={leadId} tasks={tasks} />
      </ul>
      <NewTask leadId={leadId} />
    </section>
  )
}

function Task({ task }: { task: TaskRow }) {
  const { isTicked, finish } = useTaskDone(task.id, task.title)
  return (
    <li className="flex min-h-7 items-center gap-2">
      <TaskBox label={leadWords().tasks.done(task.title)} ticked={isTicked} onTick={finish} />
      <span className={cn('min-w-0 flex-1 truncate', isTicked && 'text-faint line-through')}>
        {task.title}
      </span>
      {task.dueAt && <RelativeTime at={task.dueAt} className="shrink-0 text-xs text-faint" />}
    </li>
  )
}

/** Tasks that were added here and are not with the others yet. */
function NewTasks({ leadId, tasks }: TasksProps) {
  const { letters } = useOutbox()
  const added = letters.filter(
    ({ id, letter }) =>
      letter.kind === 'task' && letter.leadId === leadId && !tasks.some((task) => task.id === id),
  )
  return added.map((letter) => (
    <li key={letter.id} className="rounded-md border border-dashed p-2">
      <LetterRow letter={letter} />
    </li>
  ))
}

function NewTask({ leadId }: { leadId: string }) {
  const send = useSendLetter()
  const [title, setTitle] = useState('')
  const words = leadWords().tasks
  return (
    <form
      className="mt-2 flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!title.trim()) return
        const says = title.trim()
        send({ kind: 'task', leadId, title: says, dueAt: dayAt(Date.now(), 1, 10) }, { says })
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
      <Button type="submit" size="iconSm" aria-label={words.add} disabled={!title.trim()}>
        <Plus className="size-3.5" aria-hidden />
      </Button>
    </form>
  )
}
