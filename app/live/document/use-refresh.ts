import { useRevalidator } from '@remix-run/react'
import { useCallback } from 'react'

/**
 * Asks for the page's data again, if the app can be reached. A revalidation that fails replaces the page, with all that
 * is being typed, by an error; without the app an open document still syncs, and the page must stand.
 */
export function useRefresh(): () => void {
  const { revalidate } = useRevalidator()
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
