import { type ComponentProps, lazy, Suspense } from 'react'
import { useWasOnce } from './use-was-once.ts'

const Sheet = lazy(async () => ({ default: (await import('./dialog.tsx')).Sheet }))
const loadAsk = () => import('./ask-dialog.tsx')
const AskDialog = lazy(async () => ({ default: (await loadAsk()).AskDialog }))
/** Brings the question ahead of its first use. Without a network it comes later, or not. */
export const fetchAskDialog = () => void loadAsk().catch(() => undefined)

/** A sheet of the frame: fetched with its first opening, so that no page waits for it. Not for one in which one types on sight. */
export function LateSheet(props: ComponentProps<typeof Sheet>) {
  if (!useWasOnce(props.open)) return null
  return (
    <Suspense fallback={null}>
      <Sheet {...props} />
    </Suspense>
  )
}

/** The same for a question that is seldom asked. */
export function LateAskDialog(props: ComponentProps<typeof AskDialog>) {
  if (!useWasOnce(props.open)) return null
  return (
    <Suspense fallback={null}>
      <AskDialog {...props} />
    </Suspense>
  )
}
