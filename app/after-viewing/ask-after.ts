const listeners = new Set<() => void>()
let asked: string | null = null

/** Opens, over whatever page is there, how a viewing went and what follows from it. */
export function askAfter(viewingId: string | null): void {
  asked = viewingId
  for (const listener of listeners) listener()
}

export function askedAfter(): string | null {
  return asked
}

export function onAskedAfter(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
