import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import { useAction } from '../components/hooks/use-action.ts'
import { useShown } from '../live/document/shown-live.tsx'
import { useLiveState } from '../live/document/use-live-state.ts'
import { isReachable } from '../live/document/use-refresh.ts'
import { useMyDesk } from './my-desk.tsx'

/** Once a document of this page is shut, or rights have changed, what may not be seen any more leaves the screen. */
export function AccessWatch(): null {
  const desk = useLiveState(useMyDesk())
  const shown = useLiveState(useShown()?.live ?? null)
  const shut = [desk, shown].flatMap(({ closed }) => (closed ? [closed.reason] : [])).join()
  const changes = desk.rightsChanged + shown.rightsChanged
  const { pathname, search } = useLocation()
  const { run } = useAction('/access-status')
  useEffect(() => {
    if (shut === '' && changes === 0) return
    // An action that fails replaces the page by an error; with the app away, it is asked for at the next occasion.
    void isReachable().then((reachable) => reachable && run({ from: pathname + search }))
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shut, changes])
  return null
}
