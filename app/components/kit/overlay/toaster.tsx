import { lazy, Suspense, useSyncExternalStore } from 'react'

const loadToasts = () => import('./toasts.tsx')
const Toasts = lazy(async () => ({ default: (await loadToasts()).Toasts }))

/** The corner is fetched and mounted when there is something to say in it. */
const corner = createCorner()

/** Says in the corner what became of an action. Nothing that must be read stands only here. */
export function notify(kind: 'done' | 'problem', message: string): void {
  corner.open()
  void Promise.all([loadToasts(), corner.ready]).then(([{ showToast }]) => showToast(kind, message))
}

type Offer = { label: string; onUndo: () => void; ms: number }

/** The same for what can be taken back: for so long the corner offers it. */
export function notifyUndoable(message: string, offer: Offer): void {
  corner.open()
  void Promise.all([loadToasts(), corner.ready]).then(([{ showUndoable }]) =>
    showUndoable(message, offer),
  )
}

export function Toaster() {
  const isOpen = useSyncExternalStore(corner.subscribe, corner.isOpen, () => false)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <Toasts onReady={corner.markReady} />
    </Suspense>
  )
}

function createCorner() {
  const listeners = new Set<() => void>()
  let isOpen = false
  let markReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => (markReady = resolve))
  return {
    ready,
    markReady: () => markReady(),
    isOpen: () => isOpen,
    open(): void {
      isOpen = true
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
