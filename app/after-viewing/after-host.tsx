import { lazy, Suspense } from 'react'
import { useWasOnce } from '../components/kit/overlay/use-was-once.ts'
import { askAfter, useAskedAfter } from './ask-after.ts'

const AfterDialog = lazy(async () => ({
  default: (await import('./after-dialog.tsx')).AfterDialog,
}))

/** Above all pages: the row that asks is gone once it is said how a viewing went. Fetched with its first opening. */
export function AfterHost() {
  const viewingId = useAskedAfter()
  if (!useWasOnce(viewingId !== null)) return null
  return (
    <Suspense fallback={null}>
      <AfterDialog viewingId={viewingId} onClose={() => askAfter(null)} />
    </Suspense>
  )
}
