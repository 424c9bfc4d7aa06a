import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import type { Face } from '../../components/kit/avatar.tsx'

const StateSchema = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    role: z.string().optional(),
    color: z.string().optional(),
    ai: z.boolean().optional(),
  }),
  focus: z.object({ field: z.string() }).nullish(),
})

/** Somebody else who has this document open. */
export type Peer = Face & { clientId: number; field: string | null }
type PresenceSource = { awareness: Awareness }

/** Everybody else in the room, one entry for each person whatever the number of their windows. */
export function usePresence(live: PresenceSource | null, myId?: string): readonly Peer[] {
  const awareness = live?.awareness
  const last = useRef<{ text: string; peers: readonly Peer[] }>({ text: '[]', peers: NOBODY })
  const subscribe = useCallback(
    (changed: () => void) => {
      awareness?.on('change', changed)
      return () => awareness?.off('change', changed)
    },
    [awareness],
  )
  const snapshot = () => {
    const peers = awareness ? readPeers(awareness, myId) : NOBODY
    const text = JSON.stringify(peers)
    if (text !== last.current.text) last.current = { text, peers }
    return last.current.peers
  }
  return useSyncExternalStore(subscribe, snapshot, () => NOBODY)
}

const NOBODY: readonly Peer[] = []

/** Says who this window belongs to, as long as the component stands. */
export function useIntroduction(
  live: PresenceSource | null,
  me: { id: string; name: string; role: string },
  color: string,
): void {
  const awareness = live?.awareness
  const { id, name, role } = me
  useEffect(() => {
    awareness?.setLocalStateField('user', { id, name, role, color })
  }, [awareness, id, name, role, color])
}

/** Where this person is typing; null when nowhere. */
export function announceFocus(live: PresenceSource | null, field: string | null): void {
  live?.awareness.setLocalStateField('focus', field ? { field } : null)
}

function readPeers(awareness: Awareness, myId: string | undefined): Peer[] {
  const peers = new Map<string, Peer>()
  for (const [clientId, state] of awareness.getStates()) {
    const parsed = StateSchema.safeParse(state)
    if (clientId === awareness.clientID || !parsed.success) continue
    const { user, focus } = parsed.data
    if (user.id === myId) continue
    const field = focus?.field ?? peers.get(user.id)?.field ?? null
    peers.set(user.id, { id: user.id, name: user.name, ai: user.ai, clientId, field })
  }
  return [...peers.values()].sort((a, b) => a.name.localeCompare(b.name))
}
