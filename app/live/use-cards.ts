import { type Card, CardSchema } from '#domain/views.ts'
import type * as Y from 'yjs'
import type { LiveDocument } from './live-document.ts'
import { useLiveState } from './use-live-state.ts'
import { useY } from './use-y.ts'

/** The cards of a live view; until it has come, those that the server rendered. */
export function useCards(live: LiveDocument | null, initial: readonly Card[]): readonly Card[] {
  const { synced } = useLiveState(live)
  const cards = useY(synced ? live?.doc.getMap<unknown>('cards') : undefined, readCards)
  return cards ?? initial
}

function readCards(map: Y.Map<unknown>): Card[] {
  return [...map.values()].flatMap((value) => {
    const parsed = CardSchema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
