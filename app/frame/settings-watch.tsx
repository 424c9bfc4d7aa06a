import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import { readSettingsVersion } from '#domain/views/view-document.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { isReachable } from '../live/document/use-refresh.tsx'
import { useY } from '../live/document/use-y.ts'
import { useMyDesk } from './my-desk.tsx'

/** Once the desk tells of other settings than the page was made with, the page asks for them: no list is out of date for long. */
export function SettingsWatch({ version }: { version: number }): null {
  const told = useY(useMyDesk()?.doc.getMap('info'), readSettingsVersion) ?? 0
  const { pathname, search } = useLocation()
  const { run } = useAction('/access-status')
  useEffect(() => {
    if (told <= version) return
    void isReachable().then((reachable) => reachable && run({ from: pathname + search }))
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [told, version])
  return null
}
