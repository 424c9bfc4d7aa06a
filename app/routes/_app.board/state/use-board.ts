import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveDocument } from '#live/live-document.ts'
import type { Part } from '../../../live/cards/joined-cards.ts'
import { followCards } from '../../../live/cards/follow-cards.ts'
import { useTeamDocuments } from '../../../live/cards/use-team-cards.ts'
import { BoardStore, type Topic } from './board-store.ts'
import type { FirstSight } from './first-sight.ts'
import { flyCards } from './fly-cards.ts'

/** A team's board, live: as the page was rendered, until its documents have come. */
export function useBoard(teamId: string, served: FirstSight) {
  const { live, mine, seesWhole } = useTeamDocuments('board', teamId)
  const [store] = useState(() => {
    const isWhole = (card: FirstSight['cards'][number]) => 'sight' in card && card.sight === 'whole'
    const own = seesWhole ? [] : served.cards.filter(isWhole)
    return new BoardStore(served, { own, showMoves: flyCards })
  })
  useFollowing(store, 'shared', live)
  useFollowing(store, 'own', mine)
  return { live, store }
}

/** One part of the board; renders when its topic is told of. `read` gives the same value until then. */
export function useOnBoard<Value>(
  store: BoardStore,
  topic: Topic,
  read: (store: BoardStore) => Value,
): Value {
  const subscribe = useCallback(
    (changed: () => void) => store.subscribe(topic, changed),
    [store, topic],
  )
  const snapshot = () => read(store)
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}

function useFollowing(store: BoardStore, part: Part, live: LiveDocument | null): void {
  useEffect(() => {
    if (!live) return
    return followCards(live, {
      whole: (cards) => store.receiveWhole(part, cards),
      changed: (changes) => store.receive(part, changes),
    })
  }, [store, part, live])
}
