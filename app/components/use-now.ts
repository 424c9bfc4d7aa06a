import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

/** The time, once a second, one timer for the whole page. `every` coarsens it, so that a list need not render each second. */
export function useNow(every: 'second' | 'minute' = 'minute'): number {
  const step = every === 'second' ? 1000 : 30_000
  const read = () => Math.floor(now / step) * step
  return useSyncExternalStore(subscribe, read, () => Math.floor(Date.now() / step) * step)
}

function subscribe(listener: () => void): () => void {
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
