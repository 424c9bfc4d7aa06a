import { useMemo } from 'react'
import { requireColumn, type ListColumn, type ListDefinition } from '#domain/list/definition.ts'
import type { Condition, FilterValue } from '#domain/list/filter.ts'
import { labelOf } from '#domain/reference/reference.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { formatWords } from '#words/format.ts'
import { listWords } from '#words/lists.ts'
import { formatCount } from '../../components/format/format-count.ts'
import { formatBudget, formatMoney } from '../../components/format/format-money.ts'
import { formatSize } from '../../components/format/format-size.ts'
import { formatDay } from '../../components/format/format-time.ts'
import { useReference } from '../../house/use-house.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { choiceWords } from './list-words.ts'

export type Tell = (name: string, value: Exclude<FilterValue, null>) => string
export type Option = { value: string; label: string }

/** How the values of a list's columns are called by whoever looks at it. */
export function useTell(list: ListDefinition): Tell {
  const workspace = useWorkspace()
  const reference = useReference()
  return useMemo(() => {
    const { me, areaName, face, teamName } = workspace
    return (name, value) => {
      const { kind, reference: ofList } = requireColumn(list, name)
      const text = String(value)
      const words = listWords()
      switch (kind) {
        case 'choice':
          return choiceWords(list.noun, name, text)
        case 'reference':
          return ofList === 'area'
            ? areaName(text)
            : labelOf(reference, ofList ?? 'source', text, currentLanguage())
        case 'person':
          return text === me.id ? words.me : (face(text)?.name ?? text)
        case 'team':
          return teamName(text)
        case 'money':
          return formatMoney(Number(value))
        case 'size':
          return formatSize(Number(value))
        case 'count':
          return name === 'bedrooms' && value === 0 ? words.studio : formatCount(Number(value))
        case 'instant':
        case 'day':
          return dayWords(text)
        case 'flag':
          return value === true ? words.yes : words.no
        default:
          return text
      }
    }
  }, [list, workspace, reference])
}

/** A condition in words, its column aside: `is any of New, Contacted`, `from 1M` of the currency. */
export function tellCondition(
  list: ListDefinition,
  tell: Tell,
  { column, operator, values }: Condition,
): string {
  const words = listWords()
  if (operator === 'between' && requireColumn(list, column).kind === 'money') {
    const [from = null, to = null] = values
    return formatBudget(from === null ? null : Number(from), to === null ? null : Number(to)) ?? ''
  }
  const told = values.map((value) => (value === null ? null : tell(column, value)))
  if (operator === 'between') {
    const [from = null, to = null] = told
    if (from !== null && to !== null) return formatWords().range(from, to)
    return from === null ? formatWords().upTo(to ?? '') : formatWords().from(from)
  }
  const shown = told.slice(0, MOST_SHOWN).join(words.or)
  const more = told.length > MOST_SHOWN ? ` +${told.length - MOST_SHOWN}` : ''
  return `${operatorWords(operator, values.length)} ${shown}${more}`.trim()
}

const MOST_SHOWN = 2

export function operatorWords(operator: Condition['operator'], count: number): string {
  const { operators } = listWords()
  if (count > 1 && operator === 'is') return operators.isAnyOf
  if (count > 1 && operator === 'isNot') return operators.isNoneOf
  return operators[operator]
}

/** What can be chosen for a column; null where a value is written instead. */
export function useOptions(list: ListDefinition, name: string): Option[] | null {
  const { me, areas, colleagues, teams } = useWorkspace()
  const reference = useReference()
  const column = requireColumn(list, name)
  return useMemo(() => {
    const words = listWords()
    switch (column.kind) {
      case 'choice':
        return Object.keys(column.choices ?? {}).map((value) => ({
          value,
          label: choiceWords(list.noun, name, value),
        }))
      case 'flag':
        return [
          { value: 'true', label: words.yes },
          { value: 'false', label: words.no },
        ]
      case 'person':
        return [
          { value: me.id, label: words.me },
          ...colleagues
            .filter(({ id }) => id !== me.id)
            .map(({ id, name: of }) => ({ value: id, label: of })),
        ]
      case 'team':
        return teams.map(({ id, name: of }) => ({ value: id, label: of }))
      case 'reference':
        return column.reference === 'area'
          ? areas.map(({ key, name: of }) => ({ value: key, label: of }))
          : valuesOf(column, reference)
      default:
        return null
    }
  }, [list, name, column, me, areas, colleagues, teams, reference])
}

/** Those that are retired too: records have them still, and can be looked for. */
function valuesOf(column: ListColumn, reference: ReturnType<typeof useReference>): Option[] {
  const values = column.reference ? reference[column.reference] : []
  return values.map(({ key, labels }) => ({ value: key, label: labels[currentLanguage()] }))
}

function dayWords(word: string): string {
  const words = listWords()
  const days: Readonly<Record<string, string>> = words.days
  const known = days[word]
  if (known) return known
  const [, sign, count] = /^today([+-])(\d+)$/.exec(word) ?? []
  if (!count) return formatDay(word)
  return sign === '-' ? words.daysAgo(Number(count)) : words.inDays(Number(count))
}
