const listeners = new Set<() => void>()
let asked: string | null = null

/** Opens, over whatever page is there, what could be written to the customer of a viewing. */
export function askToTell(viewingId: string | null): void {
  asked = viewingId
  for (const listener of listeners) listener()
}

export function askedToTell(): string | null {
  return asked
}

export function onAskedToTell(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
