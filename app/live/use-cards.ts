import { type Card, CardSchema } from '#domain/views.ts'
import type * as Y from 'yjs'
import type { LiveDocument } from '#live/live-document.ts'
import { hasContent, useLiveState } from './use-live-state.ts'
import { useY } from './use-y.ts'

/** The cards of a live view; until its writer has filled it, those that the server rendered. */
export function useCards(live: LiveDocument | null, initial: readonly Card[]): readonly Card[] {
  useLiveState(live)
  const doc = hasContent(live) ? live.doc : undefined
  const written = useY(doc?.getMap<unknown>('info'), (info) => info.has('sequence'))
  const cards = useY(doc?.getMap<unknown>('cards'), readCards)
  return (written && cards) || initial
}

function readCards(map: Y.Map<unknown>): Card[] {
  return [...map.values()].flatMap((value) => {
    const parsed = CardSchema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
