import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import type { ListDefinition } from '#domain/list/definition.ts'
import { defaultState, type ShownColumn } from '#domain/list/state.ts'
import { listWords } from '#words/lists.ts'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { columnWords } from '../words/list-words.ts'
import { ToolbarMenu } from '../toolbar-menu.tsx'

type ColumnsMenuProps = {
  list: ListDefinition
  columns: readonly ShownColumn[]
  onChange: (columns: readonly ShownColumn[]) => void
}

/** Which columns stand in the table, and in which order. */
export function ColumnsMenu({ list, columns, onChange }: ColumnsMenuProps) {
  const words = listWords()
  const shown = new Set(columns.map(({ column }) => column))
  const hidden = Object.keys(list.columns).filter((name) => !shown.has(name))
  const move = (from: number, to: number) => {
    const moved = columns[from]
    if (moved) onChange(columns.toSpliced(from, 1).toSpliced(to, 0, moved))
  }
  return (
    <ToolbarMenu title={words.columnsTitle} icon={Columns3}>
      <ul className="grid">
        {columns.map(({ column }, at) => (
          <ShownItem
            key={column}
            name={columnWords(list.noun, column)}
            isFirst={at === 0}
            isLast={at === columns.length - 1}
            onHide={() => onChange(columns.toSpliced(at, 1))}
            onMove={(by) => move(at, at + by)}
          />
        ))}
      </ul>
      <ul className="mt-1 grid border-t pt-1">
        {hidden.map((column) => (
          <li key={column} className="flex h-8 items-center">
            <Tick
              name={columnWords(list.noun, column)}
              checked={false}
              onChange={() => onChange([...columns, { column }])}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="quiet"
        size="sm"
        className="mt-1"
        onClick={() => onChange(defaultState(list).columns)}
      >
        {words.usualColumns}
      </Button>
    </ToolbarMenu>
  )
}

type ShownItemProps = {
  name: string
  isFirst: boolean
  isLast: boolean
  onHide: () => void
  onMove: (by: 1 | -1) => void
}

/** A table without any column would be none: the last stays. */
function ShownItem({ name, isFirst, isLast, onHide, onMove }: ShownItemProps) {
  const words = listWords()
  return (
    <li className="flex h-8 items-center gap-1">
      <Tick name={name} checked disabled={isFirst && isLast} onChange={onHide} />
      <IconButton
        label={words.moveUp(name)}
        size="iconSm"
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp className="size-3.5" aria-hidden />
      </IconButton>
      <IconButton
        label={words.moveDown(name)}
        size="iconSm"
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown className="size-3.5" aria-hidden />
      </IconButton>
    </li>
  )
}

type TickProps = { name: string; checked: boolean; disabled?: boolean; onChange: () => void }

function Tick({ name, ...rest }: TickProps) {
  return (
    <label className="flex h-full flex-1 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover">
      <input type="checkbox" className="accent-accent" {...rest} />
      <span className="truncate">{name}</span>
    </label>
  )
}
