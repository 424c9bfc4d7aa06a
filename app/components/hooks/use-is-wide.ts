import { useState, useSyncExternalStore } from 'react'
import { useHydrated } from 'remix-utils/use-hydrated'

/** Tailwind's `md`. */
const WIDE = '(min-width: 48rem)'

/**
 * Whether columns have room; null in what the server has rendered, which is for either and stays so: what comes by a step, or as one scrolls, needs to be there in
 * one form alone.
 */
export function useIsWide(): boolean | null {
  const [isLate] = useState(useHydrated())
  return useSyncExternalStore(isLate ? subscribe : never, isLate ? read : unknown, unknown)
}

const never = () => () => undefined
const unknown = () => null

function read(): boolean {
  return window.matchMedia(WIDE).matches
}

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(WIDE)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
