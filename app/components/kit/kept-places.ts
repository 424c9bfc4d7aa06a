/**
 * Where one was on the pages that one has left: how far they were scrolled, which row had the focus, which tab was open. Each entry of
 * the browser's history has a key of its own, so going back finds its own place, and a page that is opened anew begins anew.
 */
const MOST = 200
const kept = new Map<string, string | number>()

export function keepPlace(entry: string, name: string, value: string | number): void {
  const key = `${entry} ${name}`
  // Behind all others: the first to go is what was left longest ago.
  kept.delete(key)
  kept.set(key, value)
  const oldest = kept.keys().next().value
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
}

export function keptPlace(entry: string, name: string): string | number | undefined {
  return kept.get(`${entry} ${name}`)
}
