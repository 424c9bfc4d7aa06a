import { ListFilter, X } from 'lucide-react'
import { useState } from 'react'
import { requireColumn, type ListDefinition } from '#domain/list/definition.ts'
import { type Condition, conditionName, type Filter, operatorsOf } from '#domain/list/filter.ts'
import { listWords } from '#words/lists.ts'
import { Button } from '../../components/kit/button.tsx'
import { Popover } from '../../components/kit/overlay/popover.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { columnWords } from '../words/list-words.ts'
import { PickList } from './pick-list.tsx'
import { tellCondition, useTell } from '../words/value-words.ts'

type FilterChipsProps = {
  list: ListDefinition
  filter: Filter
  onChange: (filter: Filter) => void
}

/** What narrows the list, each as a chip that says it in words, and a button for one more. */
export function FilterChips({ list, filter, onChange }: FilterChipsProps) {
  const words = listWords()
  const put = (before: Condition | null, after: Condition | null) => {
    const kept = filter.filter(
      (one) => one !== before && (!after || conditionName(one) !== conditionName(after)),
    )
    const at = before ? filter.indexOf(before) : kept.length
    onChange(after ? kept.toSpliced(at, 0, after) : kept)
  }
  return (
    <>
      {filter.map((condition) => (
        <Chip
          key={conditionName(condition)}
          list={list}
          condition={condition}
          onChange={(after) => put(condition, after)}
        />
      ))}
      <AddFilter list={list} onAdd={(condition) => put(null, condition)} />
      {filter.length > 1 && (
        <Button variant="quiet" size="sm" onClick={() => onChange([])}>
          {words.clearFilters}
        </Button>
      )}
    </>
  )
}

type ChipProps = {
  list: ListDefinition
  condition: Condition
  onChange: (condition: Condition | null) => void
}

function Chip({ list, condition, onChange }: ChipProps) {
  const [open, setOpen] = useState(false)
  const tell = useTell(list)
  const words = listWords()
  const name = columnWords(list.noun, condition.column)
  return (
    <span className="inline-flex h-7 shrink-0 items-center rounded-md border border-accent/40 bg-accent-soft text-xs text-accent">
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={words.editFilter(name)}
        trigger={
          <button
            type="button"
            className="flex h-full max-w-72 items-center gap-1 truncate rounded-s-md ps-2 pe-1 hover:bg-accent/10"
          >
            <span className="font-medium">{name}</span>
            <bdi className="truncate">{tellCondition(list, tell, condition)}</bdi>
          </button>
        }
      >
        <ConditionEditor
          list={list}
          condition={condition}
          onDone={(after) => {
            setOpen(false)
            onChange(after)
          }}
        />
      </Popover>
      <button
        type="button"
        aria-label={words.removeFilter(name)}
        onClick={() => onChange(null)}
        className="grid h-full place-items-center rounded-e-md px-1.5 hover:bg-accent/10"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  )
}

/** First what to filter by, then how. */
function AddFilter({
  list,
  onAdd,
}: {
  list: ListDefinition
  onAdd: (condition: Condition) => void
}) {
  const [open, setOpen] = useState(false)
  const [column, setColumn] = useState<string | null>(null)
  const words = listWords()
  const columns = Object.keys(list.columns)
    .filter((name) => operatorsOf(requireColumn(list, name)).length > 0)
    .map((name) => ({ value: name, label: columnWords(list.noun, name) }))
  const change = (isOpen: boolean) => {
    setOpen(isOpen)
    setColumn(null)
  }
  return (
    <Popover
      open={open}
      onOpenChange={change}
      label={words.addFilter}
      trigger={
        <Button variant="quiet" size="sm" data-key="filter" title={`${words.addFilter} (F)`}>
          <ListFilter className="size-3.5" aria-hidden />
          {words.filter}
        </Button>
      }
    >
      {column === null ? (
        <PickList label={words.findColumn} options={columns} chosen={[]} onPick={setColumn} />
      ) : (
        <ConditionEditor
          list={list}
          condition={emptyCondition(list, column)}
          onDone={(condition) => {
            change(false)
            if (condition) onAdd(condition)
          }}
        />
      )}
    </Popover>
  )
}

function emptyCondition(list: ListDefinition, column: string): Condition {
  const [operator = 'is'] = operatorsOf(requireColumn(list, column))
  return { column, operator, values: [] }
}
