import { useEffect } from 'react'
import { useRing } from '../../frame/bell.tsx'
import { useMyDesk } from '../../frame/my-desk.tsx'
import { useRefresh } from '../../live/document/use-refresh.tsx'

/** What is asked and answered changes under one's eyes: it rings where notifications do. */
export function useAsksAgain(): void {
  const ring = useRing(useMyDesk())
  const refresh = useRefresh()
  useEffect(() => {
    if (ring !== null) refresh()
  }, [ring, refresh])
}
