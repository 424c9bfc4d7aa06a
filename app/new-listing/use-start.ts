import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import type { Start } from './start.server.ts'

const NOTHING: Start = { like: null, values: {}, guesses: {} }

/** What the dialog is begun with; null while it is being read. What could not be read begins with nothing, and says so. */
export function useStart({ from, call }: { from: string | null; call: string | null }): {
  start: Start | null
  isLost: boolean
} {
  const { load, data, state } = useFetcher<Start>()
  const query = from
    ? `from=${encodeURIComponent(from)}`
    : call
      ? `call=${encodeURIComponent(call)}`
      : null
  useEffect(() => {
    if (query) load(`/listings/start?${query}`)
  }, [query, load])
  if (!query) return { start: NOTHING, isLost: false }
  const isAnswered = state === 'idle' && data !== undefined
  if (!isAnswered) return { start: null, isLost: false }
  return isStart(data) ? { start: data, isLost: false } : { start: NOTHING, isLost: true }
}

/** A load that was refused or lost answers something else, or nothing. */
function isStart(data: unknown): data is Start {
  return typeof data === 'object' && data !== null && 'guesses' in data && 'values' in data
}
