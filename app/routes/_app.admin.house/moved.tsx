import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'

/** A setting as it is read: what it is called, and what it is. */
export type Saying = { label: string; value: string }
type MovedProps = {
  /** All that the form is about, as somebody else has saved it and as it stands in the form. */
  theirs: readonly Saying[]
  mine: readonly Saying[]
  onTake: () => void
  className?: string
}

/** Somebody else has saved meanwhile, and what: what one typed stands in the form until it is saved in the place of theirs, or given up for it. */
export function Moved({ theirs, mine, onTake, className }: MovedProps) {
  const words = settingsWords().moved
  const own = new Map(mine.map(({ label, value }) => [label, value]))
  const others = theirs.filter(({ label, value }) => value !== own.get(label))
  return (
    <div
      role="alert"
      className={cn(
        'grid gap-2 rounded-md border border-warn/40 bg-warn-soft p-3 text-sm',
        className,
      )}
    >
      <p>{words.why}</p>
      {others.length > 0 && (
        <dl className="grid gap-1 text-xs">
          {others.map(({ label, value }) => (
            <div key={label} className="flex flex-wrap gap-x-2">
              <dt className="text-muted">{label}</dt>
              <dd>
                <bdi>{value || '–'}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Button size="sm" className="justify-self-start" onClick={onTake}>
        {words.take}
      </Button>
    </div>
  )
}
