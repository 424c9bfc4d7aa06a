import type { Occasion } from '#domain/viewing/customer.ts'

/** Of which viewing, and what for where the viewing itself does not say it. */
export type AskedToTell = { viewingId: string; occasion?: Extract<Occasion, 'handed'> }

const listeners = new Set<() => void>()
let asked: AskedToTell | null = null

/** Opens, over whatever page is there, what could be written to the customer of a viewing. */
export function askToTell(
  viewingId: string | null,
  more: Pick<AskedToTell, 'occasion'> = {},
): void {
  asked = viewingId === null ? null : { viewingId, ...more }
  for (const listener of listeners) listener()
}

export function askedToTell(): AskedToTell | null {
  return asked
}

export function onAskedToTell(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
