import { useEffect, useRef } from 'react'
import { useRefresh } from '../../live/document/use-refresh.tsx'
import { useChanges } from '../../live/use-changes.ts'

/** What time alone brings up (a viewing within the hour, a day that begins) is asked for so often. */
const AGAIN_MS = 300_000
/** Much may happen at once: the list is asked for once in so long. */
const REST_MS = 500

/** Asks for the desk anew when something on it changed, when the time has brought something up, and when a name is missing. */
export function useLiveDesk(since: number, now: number, isLacking: boolean): void {
  const refresh = useRefresh()
  const turn = Math.floor(now / AGAIN_MS)
  const last = useRef(turn)
  useChanges('/desk/live', since, { restMs: REST_MS })
  useEffect(() => {
    if (last.current === turn) return
    last.current = turn
    refresh()
  }, [turn, refresh])
  useEffect(() => {
    if (isLacking) refresh()
  }, [isLacking, refresh])
}
