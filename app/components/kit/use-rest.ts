import { useEffect, useRef } from 'react'

type Wait = { timer: ReturnType<typeof setTimeout>; run: () => void }

/**
 * What waits until somebody's typing rests. It happens at once where they go on to something else: later it would take the place of
 * what they have pressed then.
 */
export function useRest() {
  const waiting = useRef<Wait | null>(null)
  const stop = () => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = null
  }
  useEffect(() => () => clearTimeout(waiting.current?.timer), [])
  function goOn(): void {
    const wait = waiting.current
    stop()
    wait?.run()
  }
  return {
    goOn,
    rest(ms: number, run: () => void): void {
      stop()
      waiting.current = { timer: setTimeout(goOn, ms), run }
    },
  }
}
