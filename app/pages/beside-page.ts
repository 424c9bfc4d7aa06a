import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { useRef } from 'react'

/**
 * The `clientLoader` of what a page asks beside itself. Where there is no network, the server is being renewed, or has failed, there is
 * nothing new to say, and the page stays as it is: a failed answer would take its place, with everything that is being written on it.
 */
export async function loadBesidePage({ serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await serverLoader()
  } catch (error) {
    // A way elsewhere and a refusal are no `Error`; no network, a gateway's page and a failed server are.
    if (error instanceof Error) return null
    throw error
  }
}

/** What was answered last: a load that failed leaves it as it is. Null before the first. */
export function useLastAnswer<Data>(data: Data | null | undefined): Data | null {
  const last = useRef<Data | null>(null)
  last.current = data ?? last.current
  return last.current
}
