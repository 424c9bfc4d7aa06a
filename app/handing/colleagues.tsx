import type { HandedTo } from '#domain/viewing/hand-over.ts'
import { formatWords } from '#words/format.ts'
import { handingWords } from '#words/handing.ts'
import { formatClock } from '../components/format/format-time.ts'
import { Avatar } from '../components/kit/avatar.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'

type ColleaguesProps = {
  found: readonly HandedTo[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** Who is free stands first; what is in the way of the others is said beside them. */
export function Colleagues({ found, chosen, onChoose }: ColleaguesProps) {
  const words = handingWords()
  const { face } = useWorkspace()
  if (found.length === 0) return <p className="text-sm text-muted">{words.nobody}</p>
  return (
    <fieldset>
      <legend className="mb-2 text-xs font-medium text-muted">{words.who}</legend>
      <div className="grid max-h-[50vh] gap-1 overflow-y-auto p-0.5">
        {found.map((one) => {
          const shown = face(one.id)
          return (
            <label
              key={one.id}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border px-3 py-1.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="colleague"
                value={one.id}
                checked={chosen === one.id}
                onChange={() => onChoose(one.id)}
                className="size-4 accent-accent"
              />
              {shown && <Avatar face={shown} />}
              <span className="min-w-0 flex-1 text-sm">
                <bdi className="block truncate font-medium">{one.name}</bdi>
                <span className="block text-xs text-muted">{inTheWay(one)}</span>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

function inTheWay({ could, inTheWay: other }: HandedTo): string {
  const words = handingWords()
  if (!other) return words.could[could]('')
  const { startsAt, endsAt } = other
  return words.could[could](formatWords().range(formatClock(startsAt), formatClock(endsAt)))
}
