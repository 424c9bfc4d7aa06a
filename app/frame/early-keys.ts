import { useEffect, useRef } from 'react'

type EarlyKeys = { events: KeyboardEvent[]; listen: (event: KeyboardEvent) => void }
declare global {
  interface Window {
    __earlyKeys?: EarlyKeys
  }
}

/**
 * Runs in the page before its scripts have come: keys that are pressed meanwhile are kept, and those that the browser has
 * a use of its own for are kept from it. It stands in the page as text, and so knows nothing of this file.
 */
export function keepEarlyKeys(): void {
  const events: KeyboardEvent[] = []
  function listen(event: KeyboardEvent): void {
    const { key, target } = event
    const isModified = event.metaKey || event.ctrlKey
    const isTyped =
      target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
    if (event.isComposing || event.altKey || (isTyped && !isModified) || key.length !== 1) return
    if (isModified && !['k', 'j'].includes(key.toLowerCase())) return
    if (isModified || key === '/') event.preventDefault()
    events.push(event)
  }
  window.__earlyKeys = { events, listen }
  window.addEventListener('keydown', listen)
}

/** Longer ago nobody waits for what they pressed. */
const FRESH_MS = 10_000
const MOST = 8

/**
 * Once the page listens, the keys that were pressed before it did are pressed again, in their order. What came after the one
 * that opens a panel was typed for that panel: it goes to `onTyped`, and is no key of the page.
 */
export function useEarlyKeys(onTyped: (text: string) => void): void {
  const typed = useRef(onTyped)
  typed.current = onTyped
  useEffect(() => {
    const kept = window.__earlyKeys
    if (!kept) return
    delete window.__earlyKeys
    window.removeEventListener('keydown', kept.listen)
    const now = performance.now()
    const fresh = kept.events.filter(({ timeStamp }) => now - timeStamp < FRESH_MS)
    const opener = fresh.findIndex(opensPanel)
    const pressed = opener < 0 ? fresh : fresh.slice(0, opener + 1)
    const text = fresh.slice(pressed.length).filter((event) => !isModified(event))
    if (text.length > 0) typed.current(text.map(({ key }) => key).join(''))
    for (const { key, metaKey, ctrlKey } of pressed.slice(-MOST)) {
      const again = { key, metaKey, ctrlKey, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', again))
    }
  }, [])
}

function opensPanel(event: KeyboardEvent): boolean {
  return isModified(event) || event.key === '/'
}

function isModified({ metaKey, ctrlKey }: KeyboardEvent): boolean {
  return metaKey || ctrlKey
}
