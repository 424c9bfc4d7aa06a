import { useFetcher, useLocation } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'

export type Page<Row> = { rows: Row[]; next: string | null }

const NONE: never[] = []
const NOTHING = () => {}
const TRY_AGAIN_AFTER_MS = 5_000

/**
 * A list that grows as one scrolls: the loader's page and those fetched after it, through the same loader with
 * `?cursor=`. A new filter is a new first page and begins again. What could not be fetched (the loader's route has
 * `loadPageOrMore`) leaves the rows as they are, and is asked for again a while later.
 */
export function usePagedRows<Row>(first: Page<Row>) {
  const { pathname, search } = useLocation()
  const fetcher = useFetcher<{ page: Page<Row> } | null>({ key: `more ${pathname}${search}` })
  const [more, setMore] = useState({ after: first, pages: [] as Page<Row>[] })
  const pages = more.after === first ? more.pages : NONE
  const fetched = fetcher.data?.page
  useEffect(() => {
    if (!fetched) return
    setMore((known) => {
      const own = known.after === first ? known.pages : []
      return own.includes(fetched) ? known : { after: first, pages: [...own, fetched] }
    })
  }, [fetched, first])

  const next = (pages.at(-1) ?? first).next
  const hasFailed = fetcher.state === 'idle' && fetcher.data === null
  function load() {
    if (!next || fetcher.state !== 'idle') return
    const params = new URLSearchParams(search)
    params.set('cursor', next)
    fetcher.load(`${pathname}?${params.toString()}`)
  }
  const loadAgain = useRef(load)
  loadAgain.current = load
  useEffect(() => {
    if (!hasFailed) return
    const timer = setInterval(() => loadAgain.current(), TRY_AGAIN_AFTER_MS)
    return () => clearInterval(timer)
  }, [hasFailed])
  const rows = useMemo(() => [first, ...pages].flatMap((page) => page.rows), [first, pages])
  return {
    rows,
    complete: next === null,
    loading: fetcher.state !== 'idle',
    loadMore: hasFailed ? NOTHING : load,
  }
}
