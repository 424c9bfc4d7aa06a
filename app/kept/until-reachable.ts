import { backoff } from '#domain/backoff.ts'

/** A network that is gone is asked for now and then; when it is back this is told at once. */
const PATIENCE = { firstMs: 1_000, longestMs: 30_000 }

/** Until it makes sense to try again: a while, or at once when the network is back. */
export function untilReachable(failures: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, backoff(failures, PATIENCE))
    window.addEventListener('online', done)
    signal?.addEventListener('abort', done)
    function done(): void {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
  })
}
