import { useEffect, useRef } from 'react'
import { useRing } from '../../frame/bell.tsx'
import { useMyDesk } from '../../frame/my-desk.tsx'
import { useRevalidate } from '../../live/document/use-refresh.tsx'

/** The list is as new as the bell. A ring from before the page was opened is in it already. */
export function useReloadOnRing(): void {
  const ring = useRing(useMyDesk())
  const revalidate = useRevalidate()
  const heard = useRef(ring)
  useEffect(() => {
    if (ring === heard.current) return
    heard.current = ring
    revalidate()
  }, [ring, revalidate])
}
