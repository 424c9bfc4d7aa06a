import { lazy, Suspense, useEffect, useState } from 'react'
import { isBulkNoted, onBulk } from './bulk-state.ts'

const BulkPanel = lazy(async () => ({ default: (await import('./bulk-panel.tsx')).BulkPanel }))

/** What goes on over many records, on every page; fetched where there is something. */
export function BulkCorner() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    setOpen(isBulkNoted())
    return onBulk(() => setOpen(true))
  }, [])
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <BulkPanel onEmpty={() => setOpen(false)} />
    </Suspense>
  )
}
