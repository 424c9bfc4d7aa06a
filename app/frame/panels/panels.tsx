import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

/** What may lie over the page; one at a time. */
export type Panel = 'palette' | 'question' | 'keys' | 'more' | null

type Panels = {
  panel: Panel
  open: (panel: Panel) => void
  close: () => void
  /** What was typed for a panel that was opened and was not there yet. */
  typed: TypedAhead
}

type TypedAhead = {
  read: () => string
  keep: (text: string) => void
  enter: () => void
  /** Whether Enter was pressed after it; told once. */
  takeEnter: () => boolean
}

function createTypedAhead(): TypedAhead {
  let kept = ''
  let isEntered = false
  return {
    read: () => kept,
    keep: (text) => void (kept = text),
    enter: () => void (isEntered = true),
    takeEnter: () => {
      const was = isEntered
      isEntered = false
      return was
    },
  }
}

const Context = createContext<Panels>({
  panel: null,
  open: () => undefined,
  close: () => undefined,
  typed: createTypedAhead(),
})

export function PanelsProvider({ children }: { children: ReactNode }) {
  const [panel, setPanel] = useState<Panel>(null)
  const [typed] = useState(createTypedAhead)
  const panels = useMemo(() => {
    const close = () => {
      typed.keep('')
      typed.takeEnter()
      setPanel(null)
    }
    return { panel, open: setPanel, close, typed }
  }, [panel, typed])
  return <Context.Provider value={panels}>{children}</Context.Provider>
}

export function usePanels(): Panels {
  return useContext(Context)
}

/** The text of a panel's input: it begins with what was typed before the panel was there. */
export function useTypedText() {
  const { typed } = usePanels()
  const [text, setText] = useState(typed.read)
  useEffect(() => {
    typed.keep('')
  }, [typed])
  return [text, setText] as const
}
