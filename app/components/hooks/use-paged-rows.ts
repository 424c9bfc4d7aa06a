import { useFetcher, useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

export type Page<Row> = { rows: Row[]; next: string | null }

const NOTHING = () => {}
const TRY_AGAIN_AFTER_MS = 5_000

type Options<Row> = {
  /** Whose loader it is, where that is not the innermost one of the address. */
  path?: string
  /** What a row is known by: rows that are shown stay when the first page is loaded anew. Without it the list begins again. */
  idOf?: (row: Row) => string
}
type Known<Row> = { address: string; first: Page<Row>; rows: Row[]; next: string | null }

/**
 * A list that grows as one scrolls: the loader's page and those fetched after it, through the same loader with
 * `?cursor=`. A new filter is a new first page and begins again. What could not be fetched (the loader's route has
 * `loadPageOrMore`) leaves the rows as they are, and is asked for again a while later.
 */
export function usePagedRows<Row>(first: Page<Row>, { path, idOf }: Options<Row> = {}) {
  const { pathname, search } = useLocation()
  const address = `${path ?? pathname}${search}`
  const fetcher = useFetcher<{ page: Page<Row> } | null>({ key: `more ${address}` })
  const [kept, keep] = useState<Known<Row>>({ address, first, ...first })
  const known = kept.first === first ? kept : followed(kept, { address, first }, idOf)
  if (known !== kept) keep(known)
  const asked = useRef<string | null>(null)
  const fetched = fetcher.data?.page
  useEffect(() => {
    const after = asked.current
    // What was fetched behind another row than the last one now would leave out those between.
    if (fetched && after !== null)
      keep((now) => (now.next === after ? { ...now, ...withRows(now, fetched, idOf) } : now))
    // Once for each page: `idOf` is another function each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [fetched])

  const { rows, next } = known
  const hasFailed = fetcher.state === 'idle' && fetcher.data === null
  function load() {
    if (!next || fetcher.state !== 'idle') return
    const params = new URLSearchParams(search)
    params.set('cursor', next)
    asked.current = next
    fetcher.load(`${path ?? pathname}?${params.toString()}`)
  }
  const loadAgain = useRef(load)
  loadAgain.current = load
  useEffect(() => {
    if (!hasFailed) return
    const timer = setInterval(() => loadAgain.current(), TRY_AGAIN_AFTER_MS)
    return () => clearInterval(timer)
  }, [hasFailed])
  return {
    rows,
    complete: next === null,
    loading: fetcher.state !== 'idle',
    loadMore: hasFailed ? NOTHING : load,
  }
}

/**
 * The list after its first page was loaded anew. Behind the last row of it that was shown before, all goes on as it was: nothing lies
 * between. Where none of them was shown, more has come than a page holds, and the list begins again.
 */
function followed<Row>(
  before: Known<Row>,
  { address, first }: { address: string; first: Page<Row> },
  idOf: Options<Row>['idOf'],
): Known<Row> {
  const anew = { address, first, ...first }
  if (!idOf || before.address !== address || first.next === null) return anew
  const place = new Map(before.rows.map((row, index) => [idOf(row), index]))
  const last = first.rows.findLast((row) => place.has(idOf(row)))
  if (!last) return anew
  const behind = before.rows.slice((place.get(idOf(last)) ?? 0) + 1)
  const ids = new Set(first.rows.map(idOf))
  const rows = [...first.rows, ...behind.filter((row) => !ids.has(idOf(row)))]
  return rows.length > first.rows.length ? { address, first, rows, next: before.next } : anew
}

function withRows<Row>(
  { rows }: Known<Row>,
  more: Page<Row>,
  idOf: Options<Row>['idOf'],
): Page<Row> {
  const ids = new Set(idOf && rows.map(idOf))
  const added = idOf ? more.rows.filter((row) => !ids.has(idOf(row))) : more.rows
  return { rows: [...rows, ...added], next: more.next }
}
