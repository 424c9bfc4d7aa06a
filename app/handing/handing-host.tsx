import { lazy, Suspense } from 'react'
import { useWasOnce } from '../components/kit/overlay/use-was-once.ts'
import { askToHand, useAskedToHand } from './ask-to-hand.ts'

const HandingDialog = lazy(async () => ({
  default: (await import('./handing-dialog.tsx')).HandingDialog,
}))

/** Above all pages: what is handed over may leave the one that asked. Fetched with its first opening. */
export function HandingHost() {
  const viewingId = useAskedToHand()
  if (!useWasOnce(viewingId !== null)) return null
  return (
    <Suspense fallback={null}>
      <HandingDialog viewingId={viewingId} onClose={() => askToHand(null)} />
    </Suspense>
  )
}
