/** Says in this browser that something goes on: the corner asks for it on every page, also after it was loaded anew. */
const KEY = 'pace:bulk'
const listeners = new Set<() => void>()

export function noteBulk(): void {
  setStored('running')
  for (const listener of listeners) listener()
}

export function forgetBulk(): void {
  setStored(null)
}

export function isBulkNoted(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

export function onBulk(listener: () => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => key === KEY && newValue && listener()
  listeners.add(listener)
  window.addEventListener('storage', heard)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', heard)
  }
}

/** A browser that keeps nothing shows what goes on until its page is left. */
function setStored(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, value)
  } catch {
    return
  }
}
