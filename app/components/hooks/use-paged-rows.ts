import { useFetcher, useLocation } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'

export type Page<Row> = { rows: Row[]; next: string | null }

const NONE: never[] = []

/**
 * A list that grows as one scrolls: the loader's page and those fetched after it, through the same loader with
 * `?cursor=`. A new filter is a new first page and begins again.
 */
export function usePagedRows<Row>(first: Page<Row>) {
  const { pathname, search } = useLocation()
  const fetcher = useFetcher<{ page: Page<Row> }>({ key: `more ${pathname}${search}` })
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
  function loadMore() {
    if (!next || fetcher.state !== 'idle') return
    const params = new URLSearchParams(search)
    params.set('cursor', next)
    fetcher.load(`${pathname}?${params.toString()}`)
  }
  const rows = useMemo(() => [first, ...pages].flatMap((page) => page.rows), [first, pages])
  return {
    rows,
    complete: next === null,
    loading: fetcher.state !== 'idle',
    loadMore,
  }
}
