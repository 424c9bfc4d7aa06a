import { useMemo, useState } from 'react'
import type { Filter } from '#domain/list/filter.ts'
import { MOST_TICKED, type Selection } from '#domain/list/selection.ts'
import type { RowSelection } from '../../components/record/record-row.tsx'

type Ticks =
  | { kind: 'ticked'; ids: ReadonlySet<string> }
  | { kind: 'every'; except: ReadonlySet<string> }

const NONE: Ticks = { kind: 'ticked', ids: new Set() }

type Selecting<Row> = {
  rows: readonly Row[]
  query: { filter: Filter; text: string | null }
  idOf: (row: Row) => string
  nameOf: (row: Row) => string
  /** Of everything that matches; null where that is not known. */
  total: number | null
  words: { row: (name: string) => string; shown: string }
}

/** What is chosen on a list: rows one by one, or all that match but some, across pages that nobody has loaded. Another filter chooses anew. */
export function useSelection<Row>({ rows, query, idOf, nameOf, total, words }: Selecting<Row>) {
  const { filter, text } = query
  const { row: rowLabel, shown: shownLabel } = words
  const asked = useMemo(() => JSON.stringify([filter, text]), [filter, text])
  const [kept, setKept] = useState({ asked, ticks: NONE, last: null as string | null })
  const ticks = kept.asked === asked ? kept.ticks : NONE
  const set = (next: Ticks) => setKept({ asked, ticks: next, last: null })
  const selection = useMemo((): RowSelection<Row> => {
    const isSelected = (row: Row) => has(ticks, idOf(row))
    const set = (next: Ticks, last: string | null) => setKept({ asked, ticks: next, last })
    const chosen = rows.filter(isSelected).length
    return {
      isSelected,
      toggle(row, { range }) {
        const id = idOf(row)
        const from = range ? rows.findIndex((one) => idOf(one) === kept.last) : -1
        const to = rows.indexOf(row)
        const touched = from === -1 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1)
        set(put(ticks, touched.map(idOf), !has(ticks, id)), id)
      },
      label: (row) => rowLabel(nameOf(row)),
      shown: chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some',
      toggleShown: () =>
        set(chosen === rows.length ? NONE : put(ticks, rows.map(idOf), true), null),
      shownLabel,
    }
  }, [rows, idOf, nameOf, asked, ticks, kept.last, rowLabel, shownLabel])
  const isAll = ticks.kind === 'every'
  const count = isAll ? (total === null ? null : total - ticks.except.size) : ticks.ids.size
  return {
    selection,
    /** What a command over many takes; null where nothing is chosen. */
    chosen: selectionOf(ticks, query),
    count,
    isAll,
    selectEvery: () => set({ kind: 'every', except: new Set() }),
    clear: () => set(NONE),
  }
}

function has(ticks: Ticks, id: string): boolean {
  return ticks.kind === 'every' ? !ticks.except.has(id) : ticks.ids.has(id)
}

/** Ticks at most as many as can be named; who wants more wants all that match. */
function put(ticks: Ticks, ids: readonly string[], isTicked: boolean): Ticks {
  const named = new Set(ticks.kind === 'every' ? ticks.except : ticks.ids)
  for (const id of ids) {
    if (isTicked === (ticks.kind === 'ticked')) named.add(id)
    else named.delete(id)
  }
  const kept = new Set([...named].slice(0, MOST_TICKED))
  return ticks.kind === 'every' ? { kind: 'every', except: kept } : { kind: 'ticked', ids: kept }
}

function selectionOf(
  ticks: Ticks,
  { filter, text }: Selecting<unknown>['query'],
): Selection | null {
  if (ticks.kind === 'every') return { filter, text, except: [...ticks.except] }
  return ticks.ids.size > 0 ? { ids: [...ticks.ids] } : null
}
