import { setTimeout as pause } from 'node:timers/promises'

export type Pace = {
  /** Waits for its turn. */
  turn: () => Promise<void>
  /** Nobody goes before so many seconds have passed: the portal has asked for it. */
  hold: (seconds: number) => void
}
type Options = {
  /** At once, and again within a minute: together no minute ever sees more than their sum. */
  burst: number
  perMinute: number
  now?: () => number
  wait?: (ms: number) => Promise<unknown>
}

/** So many requests a minute and no more, in the order in which they came. */
export function createPace({ burst, perMinute, now = Date.now, wait = pause }: Options): Pace {
  const msEach = 60_000 / perMinute
  /** When the next one may go if nobody is ahead; the further in the past, the more of the burst is left. */
  let free = now() - burst * msEach
  return {
    async turn() {
      const at = now()
      free = Math.max(free, at - burst * msEach) + msEach
      if (free > at) await wait(free - at)
    },
    hold(seconds) {
      free = Math.max(free, now() + seconds * 1000)
    },
  }
}
