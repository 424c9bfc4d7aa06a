import type { ImportMapping, ImportNoun } from '#domain/import/import.ts'
import { TARGETS } from '#domain/import/targets.ts'
import { importWords } from '#words/imports.ts'
import { Select } from '../../components/kit/select.tsx'
import { targetWords } from '../../imports/page/target-words.ts'

type Props = {
  noun: ImportNoun
  columns: readonly { header: string; samples: string[] }[]
  mapping: ImportMapping
  onChange: (mapping: ImportMapping) => void
}

/** The columns of the file with what stands in them; a target that is taken moves to where it is chosen. */
export function ColumnList({ noun, columns, mapping, onChange }: Props) {
  const words = importWords()
  const options = Object.keys(TARGETS[noun]).map((target) => ({
    value: target,
    label: targetWords(target),
  }))
  const choose = (at: number, target: string | null) =>
    onChange({
      ...mapping,
      columns: columns.map((_, column) => {
        if (column === at) return target
        const other = mapping.columns[column] ?? null
        return other === target ? null : other
      }),
    })
  return (
    <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
      {columns.map(({ header, samples }, at) => (
        // Columns keep their places; two may be called alike.
        <li
          key={at}
          className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_13rem]"
        >
          <span dir="auto" className="truncate font-medium text-page-start">
            {header || `${words.column} ${at + 1}`}
          </span>
          <span
            dir="auto"
            className="truncate text-xs text-muted text-page-start"
            title={samples.join('\n')}
          >
            {samples.join(' · ')}
          </span>
          <Select
            aria-label={`${words.meaning}: ${header}`}
            value={mapping.columns[at] ?? ''}
            options={options}
            empty={words.leaveOut}
            onChange={({ target }) => choose(at, target.value || null)}
          />
        </li>
      ))}
    </ul>
  )
}
