import { useMemo } from 'react'
import { type Actor, can } from '#domain/access/access.ts'
import type { LeadCard } from '#domain/views/cards.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'

export type LeadRights = {
  mayMove: (card: LeadCard) => boolean
  mayOpen: (card: LeadCard) => boolean
  mayBook: (card: LeadCard) => boolean
  /** For somebody, whoever that is. */
  mayBookAtAll: boolean
}

/** What this person may do with a team's cards; the server decides again when it is done. */
export function useLeadRights(teamId: string): LeadRights {
  const { me } = useWorkspace()
  return useMemo(() => {
    const actor: Actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId }
    const facts = ({ ownerId, collaboratorIds }: LeadCard) => ({ ownerId, teamId, collaboratorIds })
    const mayBookAtAll = can(actor, 'create', 'viewing')
    return {
      mayBookAtAll,
      mayMove: (card) => can(actor, 'setStage', 'lead', facts(card)),
      mayOpen: (card) => can(actor, 'read', 'lead', facts(card)),
      mayBook: (card) => mayBookAtAll && can(actor, 'write', 'lead', facts(card)),
    }
  }, [me, teamId])
}
