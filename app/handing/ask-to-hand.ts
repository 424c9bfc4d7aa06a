const listeners = new Set<() => void>()
let asked: string | null = null

/** Opens, over whatever page is there, which colleague could show a viewing instead. */
export function askToHand(viewingId: string | null): void {
  asked = viewingId
  for (const listener of listeners) listener()
}

export function askedToHand(): string | null {
  return asked
}

export function onAskedToHand(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
