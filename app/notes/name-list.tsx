import { noteWords } from '#words/notes.ts'
import { Avatar } from '../components/kit/avatar.tsx'
import { cn } from '../components/kit/class-names.ts'
import { type Colleague, useWorkspace } from '../workspace/workspace.tsx'
import type { NotesOn } from './notes-on.tsx'

type NameListProps = {
  id: string
  options: readonly Colleague[]
  chosen: Colleague | undefined
  audience: NotesOn['audience']
  onChoose: (person: Colleague) => void
}

/** Who could be meant. The focus stays in the field, which says which of them is at hand. */
export function NameList({ id, options, chosen, audience, onChoose }: NameListProps) {
  const { teamName } = useWorkspace()
  const words = noteWords()
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={words.colleagues}
      className="max-h-56 overflow-y-auto rounded-md border bg-raised p-1 shadow-high"
    >
      {options.map((person) => (
        <li
          key={person.id}
          id={optionId(id, person)}
          role="option"
          aria-selected={person === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className={cn(
            'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover',
            person === chosen && 'bg-hover',
          )}
        >
          <Avatar face={person} size="xs" />
          <bdi className="min-w-0 truncate">{person.name}</bdi>
          <span className="ms-auto shrink-0 text-2xs text-muted">
            {audience[person.id] ? teamName(person.teamId) : words.noSight}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function optionId(listId: string, { id }: { id: string }): string {
  return `${listId}-${id}`
}
