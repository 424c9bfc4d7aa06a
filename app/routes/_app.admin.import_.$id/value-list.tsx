import type { ImportMapping, ImportNoun } from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { Card } from '../../components/kit/card.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { Select } from '../../components/kit/select.tsx'
import { choiceLabel, targetWords } from '../../imports/page/target-words.ts'
import type { ValueTable } from '../../imports/page/view-import.server.ts'
import { formatNumber } from '../../components/format/format-money.ts'

type Props = {
  noun: ImportNoun
  tables: readonly ValueTable[]
  mapping: ImportMapping
  onChange: (mapping: ImportMapping) => void
}

/** No key of a choice is called so. */
const NOTHING = '-'

/** What the file writes for choices, and which of ours each is: guessed where it is called so, else asked. */
export function ValueList({ noun, tables, mapping, onChange }: Props) {
  const words = importWords()
  const choose = (target: string, folded: string, key: string | null) =>
    onChange({
      ...mapping,
      values: { ...mapping.values, [target]: { ...mapping.values[target], [folded]: key } },
    })
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {tables.map(({ target, choices, values }) => (
        <Card key={target} className="min-w-0">
          <h3 className="border-b px-4 py-2 text-xs font-medium text-muted">
            {targetWords(target)}
          </h3>
          <ul className="max-h-96 divide-y overflow-y-auto">
            {values.map(({ value, folded, count, guess }) => {
              const given = mapping.values[target]?.[folded]
              const chosen = given === undefined ? guess : (given ?? NOTHING)
              return (
                <li key={folded} className="flex items-center gap-3 px-4 py-1.5 text-sm">
                  <span
                    dir="auto"
                    className="min-w-0 flex-1 truncate text-page-start"
                    title={value}
                  >
                    {value}
                  </span>
                  <span className="text-2xs text-faint tabular-nums">
                    {words.valueCount(formatNumber(count))}
                  </span>
                  <span className="w-40 shrink-0">
                    <Select
                      aria-label={`${words.meaning}: ${value}`}
                      className={cn(chosen === null && 'border-warn')}
                      value={chosen ?? ''}
                      empty={words.notChosen}
                      options={[
                        { value: NOTHING, label: words.leaveEmpty },
                        ...choices.map(({ key, label }) => ({
                          value: key,
                          label: label ?? choiceLabel(noun, target, key),
                        })),
                      ]}
                      onChange={({ target: { value: key } }) =>
                        choose(target, folded, key === NOTHING || key === '' ? null : key)
                      }
                    />
                  </span>
                </li>
              )
            })}
          </ul>
        </Card>
      ))}
    </div>
  )
}
