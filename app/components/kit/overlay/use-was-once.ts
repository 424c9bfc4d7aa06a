import { useState } from 'react'

/** Whether something was open at some time: what is fetched with its first opening stays, so that it can close in its own way. */
export function useWasOnce(isOpen: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(isOpen)
  // At once and not in an effect: the next letter may come before an effect's update would be on the page.
  if (isOpen && !wasOpen) setWasOpen(true)
  return wasOpen
}
