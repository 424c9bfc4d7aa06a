import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** What may lie over the page; one at a time. */
export type Panel = 'palette' | 'question' | 'keys' | 'more' | null

type Panels = { panel: Panel; open: (panel: Panel) => void; close: () => void }

const Context = createContext<Panels>({
  panel: null,
  open: () => undefined,
  close: () => undefined,
})

export function PanelsProvider({ children }: { children: ReactNode }) {
  const [panel, setPanel] = useState<Panel>(null)
  const panels = useMemo(() => ({ panel, open: setPanel, close: () => setPanel(null) }), [panel])
  return <Context.Provider value={panels}>{children}</Context.Provider>
}

export function usePanels(): Panels {
  return useContext(Context)
}
