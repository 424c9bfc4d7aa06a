import type { Preset } from './booking-form.tsx'

const listeners = new Set<() => void>()
let asked: Preset | null = null

/** Opens, over whatever page is there, the booking of a viewing with what is known of it. */
export function askToBook(preset: Preset | null): void {
  asked = preset
  for (const listener of listeners) listener()
}

export function askedToBook(): Preset | null {
  return asked
}

export function onAskedToBook(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
