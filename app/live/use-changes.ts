import { useEffect } from 'react'
import { useRefresh } from './document/use-refresh.ts'

/** Asks for the page's data again when a stream tells that something changed. A page that nobody looks at listens to nothing. */
export function useChanges(address: string, since: number): void {
  const refresh = useRefresh()
  useEffect(() => {
    let source: EventSource | null = null
    let last = String(since)
    function open() {
      source?.close()
      source = null
      if (document.hidden) return
      source = new EventSource(`${address}?since=${last}`)
      source.addEventListener('changed', ({ lastEventId }: MessageEvent<string>) => {
        last = lastEventId
        refresh()
      })
    }
    open()
    document.addEventListener('visibilitychange', open)
    return () => {
      document.removeEventListener('visibilitychange', open)
      source?.close()
    }
    // `since` moves with every refresh; the stream goes on from where it is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [address, refresh])
}
