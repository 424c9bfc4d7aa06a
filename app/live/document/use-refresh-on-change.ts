import type { LiveDocument } from '#live/live-document.ts'
import { useEffect } from 'react'
import { useRefresh } from './use-refresh.ts'
import { useLiveState } from './use-live-state.ts'

/** The projector needs a moment to write the event that the timeline shows. */
const PROJECTED_MS = 400

/** What stands beside the document (timeline, tasks, matches) is asked for again soon after the document changed. */
export function useRefreshOnChange(live: LiveDocument | null): void {
  const refresh = useRefresh()
  const { copy, synced } = useLiveState(live)
  useEffect(() => {
    if (!live || !synced) return
    const { doc } = live
    let timer: ReturnType<typeof setTimeout> | undefined
    function refreshSoon() {
      clearTimeout(timer)
      timer = setTimeout(refresh, PROJECTED_MS)
    }
    doc.on('update', refreshSoon)
    return () => {
      doc.off('update', refreshSoon)
      clearTimeout(timer)
    }
  }, [live, copy, synced, refresh])
}
