import { useMemo } from 'react'
import type { CallFilter, CallRow } from '#db/pace/calls.ts'
import type { CallCard, Card } from '#domain/views.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { useShowLive } from '../../live/shown-live.tsx'
import { useCards } from '../../live/use-cards.ts'
import { useLiveDocument } from '../../live/use-live-document.tsx'
import { withLiveCalls } from './live-rows.ts'

const NONE: readonly Card[] = []

/** The list, kept up to date by the wall of one's team: a ringing call is there before anyone reloads. */
export function useLiveCallRows(rows: readonly CallRow[], filter: CallFilter): CallRow[] {
  const { me, face } = useWorkspace()
  const live = useLiveDocument(me.teamId ? `wall:${me.teamId}` : null)
  useShowLive(live, 'view')
  const cards = useCards(live, NONE)
  const { state, direction, agentId, text } = filter
  return useMemo(() => {
    const matches = (row: CallRow) =>
      !text &&
      (!state || row.state === state) &&
      (!direction || row.direction === direction) &&
      (!agentId || row.agentId === agentId)
    const describe = (card: CallCard) => describeCard(card, face(card.agentId)?.name ?? null)
    const fresh = withLiveCalls(rows, cards.filter(isCall), describe, matches)
    return fresh.map((row) => ({ ...row, agentName: face(row.agentId)?.name ?? row.agentName }))
  }, [rows, cards, face, state, direction, agentId, text])
}

function describeCard(card: CallCard, agentName: string | null): CallRow {
  const { kind: _kind, ...known } = card
  return {
    ...known,
    agentName,
    teamId: null,
    leadName: null,
    leadReference: null,
    answeredAt: null,
    heldSince: null,
    disposition: null,
    summary: '',
    segmentCount: 0,
  }
}

function isCall(card: Card): card is CallCard {
  return card.kind === 'call'
}
