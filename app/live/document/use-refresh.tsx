import { useRevalidator } from '@remix-run/react'
import { createContext, type ReactNode, useCallback, useContext } from 'react'

const Revalidate = createContext<() => void>(() => undefined)

/**
 * Whoever asks the router itself for its data again is rendered with each step and each question of the page, as they begin and as they end. Here one
 * component is, for all of them.
 */
export function RevalidateProvider({ children }: { children: ReactNode }) {
  const { revalidate } = useRevalidator()
  return <Revalidate.Provider value={revalidate}>{children}</Revalidate.Provider>
}

/** Asks for the page's data again. */
export function useRevalidate(): () => void {
  return useContext(Revalidate)
}

/**
 * The same if the app can be reached. A revalidation that fails replaces the page, with all that is being typed, by an error; without the app an open
 * document still syncs, and the page must stand.
 */
export function useRefresh(): () => void {
  const revalidate = useRevalidate()
  return useCallback(() => {
    void isReachable().then((reachable) => reachable && revalidate())
  }, [revalidate])
}

export async function isReachable(): Promise<boolean> {
  try {
    const response = await fetch('/healthz', { cache: 'no-store' })
    return response.ok
  } catch {
    return false
  }
}
