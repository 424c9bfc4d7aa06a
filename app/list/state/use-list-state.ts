import { useLocation, useNavigate, useSearchParams } from '@remix-run/react'
import { useCallback, useState } from 'react'
import type { ListDefinition } from '#domain/list/definition.ts'
import type { ListState } from '#domain/list/state.ts'
import { listAddress } from './list-address.ts'

export type ChangeState = (patch: Partial<ListState>, options?: { replace?: boolean }) => void

/**
 * What a list is asked to show, and how it is asked for something else: by going to the address that says so, which Back undoes and
 * a colleague can be sent. What was asked for counts at once, so that who is faster than the rows loses nothing.
 */
export function useListState(
  list: ListDefinition,
  loaded: ListState,
): { state: ListState; change: ChangeState } {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const [wanted, setWanted] = useState({ since: loaded, state: loaded })
  const state = wanted.since === loaded ? wanted.state : loaded
  const change = useCallback<ChangeState>(
    (patch, { replace = false } = {}) => {
      const next = { ...state, ...patch }
      setWanted({ since: loaded, state: next })
      const search = listAddress(list, next, params)
      navigate({ pathname, search }, { replace, preventScrollReset: true })
    },
    [list, loaded, state, params, navigate, pathname],
  )
  return { state, change }
}
