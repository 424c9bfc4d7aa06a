import type { LiveDocument, LiveState } from '#live/live-document.ts'
import { useSyncExternalStore } from 'react'

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

/** Whether the document is connected and saved, and what the server refused. */
export function useLiveState(live: LiveDocument | null): LiveState {
  return useSyncExternalStore(
    live?.subscribe ?? nothingToHear,
    live?.state ?? (() => UNOPENED),
    () => UNOPENED,
  )
}

/** The document's content is there: from the server, or kept in this browser while there is no connection. */
export function hasContent(live: LiveDocument | null): live is LiveDocument {
  return live !== null && (live.state().synced || live.doc.store.clients.size > 0)
}
