/**
 * Where one was on the pages that one has left: how far they were scrolled, which row had the focus, which tab was open. Each entry of
 * the browser's history has a key of its own, so going back finds its own place, and a page that is opened anew begins anew. A page that
 * is loaded as a whole hands its places to the next one in this tab; signing out clears them with everything that the browser holds.
 */
const MOST = 200
const STORED = 'pace-places'
const kept = new Map<string, string | number>()

export function keepPlace(entry: string, name: string, value: string | number): void {
  const key = keyOf(entry, name)
  // Behind all others: the first to go is what was left longest ago.
  kept.delete(key)
  kept.set(key, value)
  const oldest = kept.keys().next().value
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
}

export function keptPlace(entry: string, name: string): string | number | undefined {
  return kept.get(keyOf(entry, name))
}

/** The first entry of each page that is loaded as a whole is called the same: its path tells them apart. The server, which asks too, has none. */
function keyOf(entry: string, name: string): string {
  const isFirst = entry === FIRST && typeof location !== 'undefined'
  return isFirst ? `${FIRST} ${location.pathname} ${name}` : `${entry} ${name}`
}

const FIRST = 'default'

/** Once for each page that is loaded as a whole. One that is opened anew, and not again, has no place of its own yet. */
export function handPlacesOn(storage: Storage, type: NavigationTimingType): () => void {
  // Whoever signs in next in this tab has been nowhere.
  if (location.pathname === '/sign-in') storage.removeItem(STORED)
  for (const [key, value] of readStored(storage)) {
    const isOwn = key.startsWith(`${FIRST} ${location.pathname} `)
    if (!isOwn || type !== 'navigate') kept.set(key, value)
  }
  const store = () => {
    // Full, or refused by the browser: then they are gone after a reload, and nothing else.
    try {
      storage.setItem(STORED, JSON.stringify([...kept]))
    } catch {}
  }
  window.addEventListener('pagehide', store)
  return () => window.removeEventListener('pagehide', store)
}

function readStored(storage: Storage): [string, string | number][] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isPlace).slice(-MOST) : []
  } catch {
    return []
  }
}

function isPlace(value: unknown): value is [string, string | number] {
  if (!Array.isArray(value) || value.length !== 2) return false
  return typeof value[0] === 'string' && ['string', 'number'].includes(typeof value[1])
}
