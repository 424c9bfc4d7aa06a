import { recordWords } from '#words/record.ts'
import { Filled } from '../kit/filled.tsx'
import { Button } from '../kit/button.tsx'

export type Conflict = {
  mine: string
  theirs: string
  by: string | null
  take: (which: 'mine' | 'theirs') => void
}

/** Somebody else has set a field while one typed into it: both values, and one press for either. */
export function FieldConflict({ conflict }: { conflict: Conflict }) {
  const { mine, theirs, by, take } = conflict
  const words = recordWords()
  const who = by ?? words.somebodyElse
  return (
    <div role="alert" className="mt-1 mb-1.5 grid gap-1.5 rounded-md bg-warn-soft p-2 text-xs">
      <p>
        {theirs === '' ? (
          words.conflict.cleared(who)
        ) : (
          <Filled
            text={words.conflict.set}
            parts={{ who: <bdi>{who}</bdi>, theirs: <bdi className="font-medium">{theirs}</bdi> }}
          />
        )}
      </p>
      <p className="flex flex-wrap gap-1.5">
        <Button size="sm" onClick={() => take('mine')}>
          <Filled text={words.conflict.keepMine} parts={{ mine: <Shown value={mine} /> }} />
        </Button>
        <Button size="sm" onClick={() => take('theirs')}>
          <Filled text={words.conflict.takeTheirs} parts={{ theirs: <Shown value={theirs} /> }} />
        </Button>
      </p>
    </div>
  )
}

function Shown({ value }: { value: string }) {
  return <bdi className="max-w-40 truncate">{value || recordWords().nothing}</bdi>
}
