import { useEffect } from 'react'
import { useAction } from '../components/hooks/use-action.ts'
import { useShown } from '../live/document/shown-live.tsx'
import { useLiveState } from '../live/document/use-live-state.ts'
import { isReachable } from '../live/document/use-refresh.tsx'
import { useMyDesk } from './my-desk.tsx'

/** Rows follow their documents: what is asked at once may still be answered by a row that lets one in. */
const ASK_AFTER_MS = [0, 1_000, 5_000, 20_000]

/** Once a document of this page is shut, or rights have changed, what may not be seen any more leaves the screen. */
export function AccessWatch(): null {
  const desk = useLiveState(useMyDesk())
  const shown = useLiveState(useShown()?.live ?? null)
  const shut = [desk, shown].flatMap(({ closed }) => (closed ? [closed.reason] : [])).join()
  const changes = desk.rightsChanged + shown.rightsChanged
  const { run } = useAction('/access-status')
  useEffect(() => {
    if (shut === '' && changes === 0) return
    // An action that fails replaces the page by an error; with the app away, it is asked for at the next occasion.
    const ask = () =>
      void isReachable().then((reachable) => {
        if (reachable) run({ from: window.location.pathname + window.location.search })
      })
    const timers = ASK_AFTER_MS.map((ms) => setTimeout(ask, ms))
    return () => timers.forEach(clearTimeout)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shut, changes])
  return null
}
