import { createContext, type ReactNode, useContext } from 'react'
import type { LiveDocument } from '#live/live-document.ts'
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
