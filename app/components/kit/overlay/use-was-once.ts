import { useRef } from 'react'

/**
 * Whether something was open at some time: what is fetched with its first opening stays, so that it can close in its own way. A ref and no state:
 * in React 18 a component that sets state while it renders, and reads an external store, keeps the store's value from before,
 * and is not drawn anew when that comes back: its first window could not be closed.
 */
export function useWasOnce(isOpen: boolean): boolean {
  const wasOpen = useRef(false)
  wasOpen.current ||= isOpen
  return wasOpen.current
}
