import {
  type Dispatch,
  type SetStateAction,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Filter } from '#domain/list/filter.ts'
import { MOST_TICKED, type Selection } from '#domain/list/selection.ts'
import type { RowSelection, RowTicks } from '../../components/record/rows/record-row.tsx'

type Ticks =
  | { kind: 'ticked'; ids: ReadonlySet<string> }
  | { kind: 'every'; except: ReadonlySet<string> }

const NONE: Ticks = { kind: 'ticked', ids: new Set() }

/** `last`: the row that was ticked last, from which a range goes on. */
type Kept = { asked: string; ticks: Ticks; last: string | null }

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
  const [kept, setKept] = useState<Kept>({ asked, ticks: NONE, last: null })
  const ticks = kept.asked === asked ? kept.ticks : NONE
  const set = (next: Ticks) => setKept({ asked, ticks: next, last: null })
  const rowTicks = useRowTicks({ rows, asked, setKept, idOf, nameOf, rowLabel })
  const isSelected = (row: Row) => has(ticks, idOf(row))
  const chosen = rows.filter(isSelected).length
  const selection: RowSelection<Row> = {
    isSelected,
    ticks: rowTicks,
    shown: chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some',
    toggleShown: () => set(chosen === rows.length ? NONE : put(ticks, rows.map(idOf), true)),
    shownLabel,
  }
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

type RowTicking<Row> = Pick<Selecting<Row>, 'rows' | 'idOf' | 'nameOf'> & {
  asked: string
  setKept: Dispatch<SetStateAction<Kept>>
  rowLabel: (name: string) => string
}

/** What every row is given, the same while the list asks for the same: what is ticked by then is known when one presses. */
function useRowTicks<Row>(ticking: RowTicking<Row>): RowTicks<Row> {
  const { rows, asked, setKept, idOf, nameOf, rowLabel } = ticking
  const shown = useRef(rows)
  useLayoutEffect(() => {
    shown.current = rows
  }, [rows])
  return useMemo(
    () => ({
      toggle: (row, { range }) =>
        setKept((kept) => {
          const ticks = kept.asked === asked ? kept.ticks : NONE
          const id = idOf(row)
          const ids = shown.current.map(idOf)
          const [from, to] = [range ? ids.indexOf(kept.last ?? '') : -1, ids.indexOf(id)]
          const touched = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
          return { asked, ticks: put(ticks, touched, !has(ticks, id)), last: id }
        }),
      label: (row) => rowLabel(nameOf(row)),
    }),
    [asked, setKept, idOf, nameOf, rowLabel],
  )
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
