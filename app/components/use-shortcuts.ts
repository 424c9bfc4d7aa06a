import { useEffect, useRef } from 'react'

/** Keys → what they do: `j`, `?`, `mod+k`, or one after the other: `g d`. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>

const SEQUENCE_MS = 900
const LEADER = 'g'

/** Keys for the page. While somebody types only those with ⌘ or Ctrl work; an open dialog or menu keeps its own. */
export function useShortcuts(shortcuts: Shortcuts, enabled = true): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    if (!enabled) return
    let first = { key: '', at: 0 }
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      const name = keyName(event)
      if (!name.startsWith('mod+') && isBusy(event.target)) return
      const follows = event.timeStamp - first.at < SEQUENCE_MS
      const sequence = follows ? `${first.key} ${name}` : ''
      // After the leader a key means a place to go, here and in every other hook on the page.
      const single = follows && first.key === LEADER ? undefined : current.current[name]
      const run = current.current[sequence] ?? single
      first = { key: name, at: event.timeStamp }
      if (!run) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null
  )
}
