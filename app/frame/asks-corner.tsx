import { useFetcher, useLocation } from '@remix-run/react'
import { lazy, Suspense, useEffect } from 'react'
import { useRing } from './bell.tsx'
import { useMyDesk } from './my-desk.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import type { Ask } from '../programs/approval-card.tsx'

const AsksPanel = lazy(async () => ({ default: (await import('./asks-panel.tsx')).AsksPanel }))

/** What programs ask, on whichever page one is; fetched where something is asked. */
export function AsksCorner() {
  const { asks: waiting } = useWorkspace()
  const { pathname } = useLocation()
  const ring = useRing(useMyDesk())
  const { load, data } = useFetcher<{ asks: Ask[] }>({ key: 'asks' })
  useEffect(() => {
    if (ring !== null || waiting > 0) load('/programs/asks')
  }, [ring, waiting, load])
  const asks = data?.asks ?? []
  // Its own page shows them whole.
  if (asks.length === 0 || pathname === '/account/programs') return null
  return (
    <Suspense fallback={null}>
      <AsksPanel asks={asks} />
    </Suspense>
  )
}
