import type { LiveDocument, LiveState } from '#live/live-document.ts'
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

const UNOPENED: LiveState = {
  connection: 'connecting',
  saved: true,
  synced: false,
  refusals: [],
  overlaps: [],
  copy: 0,
  rightsChanged: 0,
}
const nothingToHear = () => () => undefined

/**
 * Whether the document is connected and saved, and what the server refused. `saved` changes twice with each word that somebody types: whoever shows one
 * thing alone reads that, and is not rendered by the others.
 */
export function useLiveState(live: LiveDocument | null): LiveState
export function useLiveState<Value>(
  live: LiveDocument | null,
  read: (state: LiveState) => Value,
): Value
export function useLiveState<Value>(
  live: LiveDocument | null,
  read?: (state: LiveState) => Value,
): Value | LiveState {
  const snapshot = (state: LiveState) => (read ? read(state) : state)
  return useSyncExternalStore(
    live?.subscribe ?? nothingToHear,
    () => snapshot(live?.state() ?? UNOPENED),
    () => snapshot(UNOPENED),
  )
}

/** The document itself once its content is there; another one when the copy was dropped for a new one. */
export function useContent(live: LiveDocument | null): Y.Doc | undefined {
  return useSyncExternalStore(
    live?.subscribe ?? nothingToHear,
    () => (hasContent(live) ? live.doc : undefined),
    () => undefined,
  )
}

/** The document's content is there: from the server, or kept in this browser while there is no connection. */
export function hasContent(live: LiveDocument | null): live is LiveDocument {
  return live !== null && (live.state().synced || live.doc.store.clients.size > 0)
}
