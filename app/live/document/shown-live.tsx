import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { LiveDocument } from '#live/live-document.ts'

/** What the top bar tells about: the document that the page is made of, and whether one writes in it. */
export type Shown = { live: LiveDocument; kind: 'record' | 'view' } | null

const Reading = createContext<Shown>(null)
const Writing = createContext<(shown: Shown) => void>(() => undefined)

export function ShownLiveProvider({ children }: { children: ReactNode }) {
  const [shown, show] = useState<Shown>(null)
  return (
    <Writing.Provider value={show}>
      <Reading.Provider value={shown}>{children}</Reading.Provider>
    </Writing.Provider>
  )
}

export function useShown(): Shown {
  return useContext(Reading)
}

/** A page calls this with its document: the top bar then shows who is here and whether all is saved. */
export function useShowLive(live: LiveDocument | null, kind: 'record' | 'view'): void {
  const show = useContext(Writing)
  const shown = useMemo(() => (live ? { live, kind } : null), [live, kind])
  useEffect(() => {
    show(shown)
    return () => show(null)
  }, [show, shown])
}
