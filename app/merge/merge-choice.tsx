import { sayProblem } from '#words/problems.ts'
import { Link } from '@remix-run/react'
import { ArrowLeftRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { contactWords } from '#words/contacts.ts'
import { fieldLabel } from '#words/fields.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'

/** A field of two records: of each of the two one may be chosen, or both are put together. */
export type MergeRow = {
  name: string
  mine: ReactNode
  theirs: ReactNode
  /** Neither is chosen: the one that stays gets both. */
  together?: boolean
}
type Side = { title: ReactNode; to: string }
type MergeChoiceProps = {
  rows: readonly MergeRow[]
  stays: Side
  goes: Side
  /** The same two, the other way round. */
  swap: string
  /** Where the choice is sent. */
  action: string
}

/** Two records side by side: what stays is chosen field by field, and all of it is done at once. */
export function MergeChoice({ rows, stays, goes, swap, action }: MergeChoiceProps) {
  const words = contactWords().merge
  const [taken, take] = useState<ReadonlySet<string>>(() => new Set(rows.flatMap(onlyTheirs)))
  const { run, busy, problem } = useAction(action)
  const choose = (name: string, isTaken: boolean) =>
    take((before) => {
      const next = new Set(before)
      if (isTaken) next.add(name)
      else next.delete(name)
      return next
    })
  return (
    <div className="mx-auto grid max-w-4xl gap-6">
      <p className="max-w-2xl text-muted">{words.hint}</p>
      <div role="table" className="overflow-hidden rounded-lg border bg-surface">
        <div role="row" className={cn(GRID, 'border-b bg-canvas text-xs text-faint')}>
          <span role="columnheader" className="max-sm:col-span-2">
            <Link to={swap} className="inline-flex items-center gap-1 text-accent hover:underline">
              <ArrowLeftRight className="size-3.5" aria-hidden />
              {words.swap}
            </Link>
          </span>
          <SideHead label={words.stays} side={stays} />
          <SideHead label={words.goes} side={goes} />
        </div>
        {rows.map((row) => (
          <Row key={row.name} row={row} isTaken={taken.has(row.name)} onChoose={choose} />
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {sayProblem(problem)}
        </p>
      )}
      <div className="flex justify-end">
        <Button
          variant="primary"
          disabled={busy}
          onClick={() => run({ intent: 'merge', take: [...taken].join(' ') })}
        >
          {busy ? words.running : words.run}
        </Button>
      </div>
    </div>
  )
}

const GRID =
  'grid grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)] items-center gap-3 px-4 py-2 max-sm:grid-cols-2'

function SideHead({ label, side }: { label: string; side: Side }) {
  return (
    <span role="columnheader" className="min-w-0">
      {label}
      <Link to={side.to} className="block truncate text-sm font-semibold text-ink hover:underline">
        <bdi>{side.title}</bdi>
      </Link>
    </span>
  )
}

type RowProps = {
  row: MergeRow
  isTaken: boolean
  onChoose: (name: string, isTaken: boolean) => void
}

function Row({ row: { name, mine, theirs, together }, isTaken, onChoose }: RowProps) {
  const label = fieldLabel(name)
  const isEmpty = isNothing(mine) && isNothing(theirs)
  return (
    <div role="row" className={cn(GRID, 'border-b text-sm last:border-b-0', isEmpty && 'hidden')}>
      <span role="rowheader" className="text-xs text-muted max-sm:col-span-2">
        {label}
      </span>
      {together ? (
        <span role="cell" className="col-span-2 flex flex-wrap items-center gap-2">
          {[mine, theirs]
            .filter((value) => !isNothing(value))
            .map((value, at) => (
              <span key={at}>{value}</span>
            ))}
          <span className="text-xs text-faint">{contactWords().merge.together}</span>
        </span>
      ) : (
        [false, true].map((isTheirs) => (
          <span role="cell" key={String(isTheirs)}>
            <Choice
              name={name}
              label={label}
              value={isTheirs ? theirs : mine}
              isChosen={isTaken === isTheirs}
              onChoose={() => onChoose(name, isTheirs)}
            />
          </span>
        ))
      )}
    </div>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: ReactNode
  isChosen: boolean
  onChoose: () => void
}

function Choice({ name, label, value, isChosen, onChoose }: ChoiceProps) {
  const nothing = isNothing(value)
  return (
    <label
      className={cn(
        'flex min-w-0 items-center gap-2 rounded-md border border-transparent px-2 py-1 hover:bg-hover',
        isChosen && 'border-accent/50 bg-accent-soft',
      )}
    >
      <input
        type="radio"
        name={name}
        aria-label={label}
        checked={isChosen}
        onChange={onChoose}
        className="accent-accent"
      />
      <bdi className={cn('min-w-0 truncate', nothing && 'text-faint')}>
        {nothing ? contactWords().merge.nothing : value}
      </bdi>
    </label>
  )
}

function onlyTheirs({ name, mine, theirs, together }: MergeRow): string[] {
  return !together && isNothing(mine) && !isNothing(theirs) ? [name] : []
}

function isNothing(value: ReactNode): boolean {
  return value === null || value === undefined || value === '' || value === false
}
