import { lazy, Suspense } from 'react'
import { useWasOnce } from '../components/kit/overlay/use-was-once.ts'
import { askToTell, useAskedToTell } from './ask-to-tell.ts'

const TellingDialog = lazy(async () => ({
  default: (await import('./telling-dialog.tsx')).TellingDialog,
}))

/** Above all pages: what asks for it, a menu or a window, may be gone by then. Fetched with its first opening. */
export function TellingHost() {
  const asked = useAskedToTell()
  if (!useWasOnce(asked !== null)) return null
  return (
    <Suspense fallback={null}>
      <TellingDialog asked={asked} onClose={() => askToTell(null)} />
    </Suspense>
  )
}
