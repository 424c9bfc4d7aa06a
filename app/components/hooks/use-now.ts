import { createContext, useContext, useSyncExternalStore } from 'react'

/**
 * When the server rendered the page. A page that a browser brings back after a night is taken over as it was rendered
 * then; told the time of its rendering first, React sees that the words have changed since, and changes them.
 */
export const RenderedAt = createContext<number | null>(null)

const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

/** The time, once a second, one timer for the whole page. `every` coarsens it, so that a list need not render each second. */
export function useNow(every: 'second' | 'minute' = 'minute'): number {
  const renderedAt = useContext(RenderedAt)
  const step = every === 'second' ? 1000 : 30_000
  const read = () => Math.floor(now / step) * step
  return useSyncExternalStore(subscribe, read, () => {
    return Math.floor((renderedAt ?? Date.now()) / step) * step
  })
}

function subscribe(listener: () => void): () => void {
  // Nobody has looked at the clock since it stopped, it may be for hours.
  if (listeners.size === 0) now = Date.now()
  listeners.add(listener)
  timer ??= setInterval(tick, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** A tab that was asleep, or came back from the browser's memory, does not wait for the next tick. */
globalThis.document?.addEventListener('visibilitychange', tick)
globalThis.addEventListener?.('pageshow', tick)
