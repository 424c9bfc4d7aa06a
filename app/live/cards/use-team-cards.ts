import { useMemo } from 'react'
import { type Actor, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { type Card, joinCards } from '#domain/views/cards.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { useCards } from './use-cards.ts'
import { useLiveDocument } from '../document/use-live-document.tsx'

const WHOLE = { board: 'wholeBoard', wall: 'wholeWall' } as const

/** The documents that a team's board or wall is made of, as this person may see it. */
export function useTeamDocuments(view: keyof typeof WHOLE, teamId: string | null) {
  const { me } = useWorkspace()
  const actor: Actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId }
  const seesWhole = can(actor, 'read', WHOLE[view], { teamId })
  const live = useLiveDocument(teamId && documentName(seesWhole ? WHOLE[view] : view, teamId))
  const mine = useLiveDocument(!teamId || seesWhole ? null : documentName('mine', me.id))
  return { live, mine, seesWhole }
}

/**
 * For a manager the cards of the document that holds all whole; for an agent those of the one that the team shares, with
 * what is whole in one's own put into its places. `initial` until they have come.
 */
export function useTeamCards(
  view: keyof typeof WHOLE,
  teamId: string | null,
  initial: readonly Card[],
): { live: LiveDocument | null; cards: readonly Card[] } {
  const { live, mine, seesWhole } = useTeamDocuments(view, teamId)
  const initialOwn = useMemo(
    () => (seesWhole ? [] : initial.filter((card) => 'sight' in card && card.sight === 'whole')),
    [initial, seesWhole],
  )
  const shared = useCards(live, initial)
  const own = useCards(mine, initialOwn)
  const cards = useMemo(() => joinCards(shared, own), [shared, own])
  return { live, cards }
}
