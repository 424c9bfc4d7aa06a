import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ListDefinition } from '#domain/list/definition.ts'
import { writeListState } from '#domain/list/address.ts'
import type { Place } from '#domain/list/order.ts'
import type { ListState } from '#domain/list/state.ts'
import { addTold, mergeRows, noneTold, refreshRows, type Told } from './merge-rows.ts'
import { useRevalidate } from '../../live/document/use-refresh.tsx'

type Loaded<Row> = { rows: readonly Row[]; complete: boolean }

type LiveRows<Row> = {
  list: ListDefinition
  state: ListState
  /** Where in the log the loaded page stands; another page begins anew. */
  since: number
  loaded: Loaded<Row>
}

/**
 * The rows as they change. Values are new at once; rows come, go and move when nobody points at the list, for nothing may slip
 * away under a pointer: until then it is said how many wait.
 */
export function useLiveRows<Row extends Place>({ list, state, since, loaded }: LiveRows<Row>) {
  const told = useTold<Row>(list, state, since)
  const [isPointedAt, setIsPointedAt] = useState(false)
  const merged = useMemo(
    () => mergeRows(list, state.sort, loaded, told),
    [list, state.sort, loaded, told],
  )
  const [shown, setShown] = useState({ of: loaded, rows: merged })
  const mayMove = !isPointedAt || shown.of !== loaded
  const rows = mayMove ? merged : refreshRows(shown.rows, told)
  useEffect(() => {
    if (mayMove) setShown({ of: loaded, rows: merged })
  }, [mayMove, loaded, merged])
  const waiting = mayMove ? 0 : countMoved(rows, merged)
  return {
    rows,
    waiting,
    /** Shows what waits, wherever the pointer is. */
    showWaiting: useCallback(() => setShown({ of: loaded, rows: merged }), [loaded, merged]),
    pointing: {
      onPointerEnter: () => setIsPointedAt(true),
      onPointerLeave: () => setIsPointedAt(false),
    },
  }
}

/** What the server tells of this list from a place in the log on. A page that nobody looks at listens to nothing. */
function useTold<Row extends Place>(
  list: ListDefinition,
  state: ListState,
  since: number,
): Told<Row> {
  const revalidate = useRevalidate()
  const search = useMemo(() => writeListState(list, state).toString(), [list, state])
  const [told, setTold] = useState({ search, since, news: noneTold<Row>() })
  useEffect(() => {
    if (list.still) return
    let source: EventSource | null = null
    let last = String(since)
    function open() {
      source?.close()
      source = null
      if (document.hidden) return
      source = new EventSource(`/lists/${list.noun}/live?${search}&since=${last}`)
      source.addEventListener('rows', ({ data, lastEventId }: MessageEvent<string>) => {
        last = lastEventId
        const news = JSON.parse(data) as { rows: Row[]; gone: string[] }
        setTold((before) => {
          const known =
            before.search === search && before.since === since ? before.news : noneTold<Row>()
          return { search, since, news: addTold(known, news) }
        })
      })
      source.addEventListener('reset', () => revalidate())
    }
    open()
    document.addEventListener('visibilitychange', open)
    return () => {
      document.removeEventListener('visibilitychange', open)
      source?.close()
    }
  }, [list, search, since, revalidate])
  return useMemo(
    () => (told.search === search && told.since === since ? told.news : noneTold<Row>()),
    [told, search, since],
  )
}

/** How many rows would come, go or stand elsewhere. */
function countMoved(rows: readonly Place[], merged: readonly Place[]): number {
  const places = new Map(merged.map(({ id }, place) => [id, place]))
  const kept = rows.filter(({ id }) => places.has(id))
  const gone = rows.length - kept.length
  const added = merged.length - kept.length
  const moved = kept.filter(
    ({ id }, at) => at > 0 && (places.get(id) ?? 0) < (places.get(kept[at - 1]?.id ?? '') ?? 0),
  )
  return gone + added + moved.length
}
