import { nextStepsOf } from '#domain/viewing/next-step.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { notifyUndoable } from '../components/kit/overlay/toaster.tsx'

/** So long it is offered. */
const OFFERED_MS = 8_000

/** What is open over the page about a viewing: what could be written to its customer, what comes next, or who else could show it. */
export type ViewingWindow =
  | { kind: 'tell'; viewingId: string }
  | { kind: 'next'; viewingId: string; status: ViewingStatus }
  | { kind: 'hand'; viewingId: string; agentId: string }

const listeners = new Set<() => void>()
let open: ViewingWindow | null = null

/** Opens it over whatever page is there: what asks for it, a menu or a row, may be gone by then. */
export function openOverViewing(next: ViewingWindow | null): void {
  open = next
  for (const listener of listeners) listener()
}

export function askToTell(viewingId: string): void {
  openOverViewing({ kind: 'tell', viewingId })
}

/** Once what it came to is said, what it leads to is one press away. Of what is still to come nothing is offered. */
export function offerNext(viewingId: string, status: ViewingStatus): void {
  if (nextStepsOf(status, null).length === 0) return
  const words = afterViewingWords()
  const onUndo = () => openOverViewing({ kind: 'next', viewingId, status })
  notifyUndoable(words.noted, { label: words.title, onUndo, ms: OFFERED_MS })
}

export function openWindow(): ViewingWindow | null {
  return open
}

export function onOpened(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
