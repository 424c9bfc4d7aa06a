import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useWasOnce } from '../components/kit/overlay/use-was-once.ts'
import { onOpened, openOverViewing, openWindow } from './over-viewing.ts'

const TellingDialog = lazy(async () => ({
  default: (await import('../telling/telling-dialog.tsx')).TellingDialog,
}))
const NextDialog = lazy(async () => ({
  default: (await import('./next-dialog.tsx')).NextDialog,
}))
const HandDialog = lazy(async () => ({
  default: (await import('./hand-dialog.tsx')).HandDialog,
}))

const close = () => openOverViewing(null)

/** Above all pages, once. Each is fetched with its first opening. */
export function ViewingWindows() {
  const open = useSyncExternalStore(onOpened, openWindow, () => null)
  const isUsed = {
    tell: useWasOnce(open?.kind === 'tell'),
    next: useWasOnce(open?.kind === 'next'),
    hand: useWasOnce(open?.kind === 'hand'),
  }
  return (
    <Suspense fallback={null}>
      {isUsed.tell && (
        <TellingDialog viewingId={open?.kind === 'tell' ? open.viewingId : null} onClose={close} />
      )}
      {isUsed.next && <NextDialog asked={open?.kind === 'next' ? open : null} onClose={close} />}
      {isUsed.hand && <HandDialog asked={open?.kind === 'hand' ? open : null} onClose={close} />}
    </Suspense>
  )
}
