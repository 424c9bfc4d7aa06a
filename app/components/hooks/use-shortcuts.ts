import { useEffect, useRef } from 'react'

type Run = (event: KeyboardEvent) => void
/** Where a key is listed: among those of the page, of it as steps alone, as a place to go, or as what works everywhere. */
export type KeyGroup = 'here' | 'walk' | 'places' | 'everywhere'
/** With words it is listed; as one of the page unless it says otherwise. */
export type Shortcut = Run | { run: Run; does: string; of?: KeyGroup }
export type ListedKey = { keys: string; does: string; of: KeyGroup; run: Run }
/** Keys → what they do: `j`, `?`, `mod+k`, or one after the other: `g d`. */
export type Shortcuts = Record<string, Shortcut>

const SEQUENCE_MS = 900
const LEADER = 'g'

/** What listens on the page now. */
const listening = new Set<{ readonly current: Shortcuts }>()

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
      const found = current.current[sequence] ?? single
      first = { key: name, at: event.timeStamp }
      if (!found) return
      event.preventDefault()
      const run = typeof found === 'function' ? found : found.run
      run(event)
    }
    listening.add(current)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      listening.delete(current)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [enabled])
}

/** Keys that something listens to in a way of its own, listed as the others are. */
export function useListedKeys(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    listening.add(current)
    return () => void listening.delete(current)
  }, [])
}

/** All keys that something listens to now, with what they do: nothing is listed that does nothing. */
export function listedKeys(): ListedKey[] {
  const entries = [...listening].flatMap(({ current }) => Object.entries(current))
  const told = new Map<string, ListedKey>()
  for (const [key, shortcut] of entries) {
    if (typeof shortcut === 'function') continue
    const { does, run, of = 'here' } = shortcut
    told.set(key, { keys: shownKeys(key), does, of, run })
  }
  return [...told.values()]
}

/** `mod+k` → `⌘ K`, `g d` → `G D`; what has a name keeps it. */
function shownKeys(key: string): string {
  return key
    .replace('mod+', '⌘ ')
    .split(' ')
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? letterOf(event) : event.key
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

/** On a keyboard that writes another script a key is known by where it stands: `ت` is J. */
function letterOf({ key, code }: KeyboardEvent): string {
  const isLatin = key.charCodeAt(0) < 128
  return isLatin ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key)
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null
  )
}
