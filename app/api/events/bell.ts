import type { EventTail } from '#db/pace/events/event-tail.ts'

export type Bell = {
  /** Resolves when something happened since it was last asked, when `ms` have passed, or when it was stopped. */
  wait: (ms: number) => Promise<void>
  stop: () => void
}

/** Wakes one reader of the log. It is hung up before the reader looks, so that nothing happens between the look and the wait. */
export function hangBell(tail: Pick<EventTail, 'subscribe'>): Bell {
  let hasRung = false
  let isStopped = false
  let wake = () => {}
  const end = tail.subscribe(() => {
    hasRung = true
    wake()
  })
  return {
    async wait(ms) {
      if (!hasRung && !isStopped) await new Promise<void>((resolve) => waitFor(resolve, ms))
      hasRung = false
    },
    stop() {
      isStopped = true
      end()
      wake()
    },
  }

  function waitFor(resolve: () => void, ms: number): void {
    const timer = setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  }
}
