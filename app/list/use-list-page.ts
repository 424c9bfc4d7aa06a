import { useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { writeListState } from '#domain/list/address.ts'
import type { ListDefinition } from '#domain/list/definition.ts'
import type { Place } from '#domain/list/order.ts'
import type { ListState } from '#domain/list/state.ts'
import { type Page, usePagedRows } from '../components/hooks/use-paged-rows.ts'
import { useRowKeys } from '../components/hooks/use-row-keys.ts'
import { useListState } from './state/use-list-state.ts'
import { useLiveRows } from './live/use-live-rows.ts'
import { useViews } from './views/use-views.ts'

type LoadedList<Row> = { state: ListState; since: number; page: Page<Row> }

/** Everything that a list's page stands on: its rows as they change, its views, and how it is made to show something else. */
export function useListPage<Row extends Place>(list: ListDefinition, loaded: LoadedList<Row>) {
  const { since, page } = loaded
  const [params] = useSearchParams()
  const viewId = params.get('view')
  const { rows, complete, loadMore } = usePagedRows(page)
  const known = useMemo(() => ({ rows, complete }), [rows, complete])
  const live = useLiveRows<Row>({ list, state: loaded.state, since, loaded: known })
  const { views, view } = useViews(list.noun)
  const { state, change } = useListState(list, loaded.state)
  useRowKeys()
  return {
    live,
    loadMore,
    toolbar: {
      list,
      state,
      views,
      view,
      change,
      query: writeListState(list, state, viewId).toString(),
    },
  }
}
