import type { CallCard } from '#domain/views/cards.ts'
import { createContext, type ReactNode, useContext } from 'react'
import type { LiveDocument } from '#live/live-document.ts'
import { useCards } from '../live/cards/use-cards.ts'
import { useLiveDocument } from '../live/document/use-live-document.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'

const Context = createContext<LiveDocument | null>(null)

/** The signed-in person's own desk is open on every page: the call that rings must be seen anywhere. */
export function MyDeskProvider({ children }: { children: ReactNode }) {
  const { me } = useWorkspace()
  const live = useLiveDocument(`desk:${me.id}`)
  return <Context.Provider value={live}>{children}</Context.Provider>
}

export function useMyDesk(): LiveDocument | null {
  return useContext(Context)
}

const NO_CARDS: never[] = []
const GOING_ON = ['ringing', 'live', 'held']

/** The call that the person is on, or the one that rings. */
export function useMyCall(): CallCard | null {
  const cards = useCards(useMyDesk(), NO_CARDS)
  const calls = cards.filter(
    (card): card is CallCard => card.kind === 'call' && GOING_ON.includes(card.state),
  )
  return calls.sort((a, b) => GOING_ON.indexOf(b.state) - GOING_ON.indexOf(a.state))[0] ?? null
}
