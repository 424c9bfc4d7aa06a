import { useEffect } from 'react'
import { paceRuns } from './pace-runs.ts'
import { useRefresh } from './document/use-refresh.tsx'

/** Asks for the page's data again when a stream tells that something changed. Without an address, and where nobody looks at the page, nothing is listened to; one that counts much rests between two counts. */
export function useChanges(address: string | null, since: number, { restMs = 0 } = {}): void {
  const refresh = useRefresh()
  useEffect(() => {
    let source: EventSource | null = null
    const paced = restMs > 0 ? paceRuns(refresh, restMs) : null
    let last = String(since)
    function open() {
      source?.close()
      source = null
      if (document.hidden || address === null) return
      source = new EventSource(`${address}?since=${last}`)
      source.addEventListener('changed', ({ lastEventId }: MessageEvent<string>) => {
        last = lastEventId
        if (paced) paced.ask()
        else refresh()
      })
    }
    open()
    document.addEventListener('visibilitychange', open)
    return () => {
      document.removeEventListener('visibilitychange', open)
      source?.close()
      paced?.stop()
    }
    // `since` moves with every refresh; the stream goes on from where it is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [address, refresh, restMs])
}
