import { ArrowDownUp, ArrowDownWideNarrow, ArrowUpNarrowWide, Plus, X } from 'lucide-react'
import { requireColumn, type ListDefinition, type Sort } from '#domain/list/definition.ts'
import { MOST_SORTS, sortable } from '#domain/list/state.ts'
import { listWords } from '#words/lists.ts'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { Select } from '../../components/kit/select.tsx'
import { columnWords } from '../words/list-words.ts'
import { ToolbarMenu } from '../toolbar-menu.tsx'

type SortMenuProps = {
  list: ListDefinition
  sort: readonly Sort[]
  onChange: (sort: Sort[]) => void
}

/** The order of the list: by one column, then by another. */
export function SortMenu({ list, sort, onChange }: SortMenuProps) {
  const words = listWords()
  const free = sortable(list).filter((name) => sort.every(({ column }) => column !== name))
  const [next] = free
  const put = (at: number, change: Partial<Sort>) =>
    onChange(sort.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <ToolbarMenu title={words.sort} icon={ArrowDownUp}>
      <ol className="grid gap-1.5">
        {sort.map(({ column, direction }, at) => (
          <SortRow
            key={column}
            list={list}
            label={at === 0 ? words.sortBy : words.thenBy}
            own={{ column, direction }}
            free={free}
            onChange={(change) => put(at, change)}
            onRemove={sort.length > 1 ? () => onChange(sort.toSpliced(at, 1)) : null}
          />
        ))}
      </ol>
      {next && sort.length < MOST_SORTS && (
        <Button
          variant="quiet"
          size="sm"
          className="mt-1.5"
          onClick={() =>
            onChange([
              ...sort,
              { column: next, direction: requireColumn(list, next).sort ?? 'asc' },
            ])
          }
        >
          <Plus className="size-3.5" aria-hidden />
          {words.addSort}
        </Button>
      )}
    </ToolbarMenu>
  )
}

type SortRowProps = {
  list: ListDefinition
  label: string
  own: Sort
  /** Columns that stand in no other row. */
  free: readonly string[]
  onChange: (change: Partial<Sort>) => void
  onRemove: (() => void) | null
}

function SortRow({ list, label, own, free, onChange, onRemove }: SortRowProps) {
  const words = listWords()
  const { column, direction } = own
  const isRising = direction === 'asc'
  const Icon = isRising ? ArrowUpNarrowWide : ArrowDownWideNarrow
  return (
    <li className="flex items-center gap-1">
      <Select
        aria-label={label}
        value={column}
        options={[column, ...free].map((name) => ({
          value: name,
          label: columnWords(list.noun, name),
        }))}
        onChange={({ target: { value } }) =>
          onChange({ column: value, direction: requireColumn(list, value).sort ?? 'asc' })
        }
      />
      <IconButton
        label={isRising ? words.ascending : words.descending}
        onClick={() => onChange({ direction: isRising ? 'desc' : 'asc' })}
      >
        <Icon className="size-4" aria-hidden />
      </IconButton>
      {onRemove && (
        <IconButton label={words.removeSort} onClick={onRemove}>
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
