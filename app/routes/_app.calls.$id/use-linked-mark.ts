import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Mark } from './call-view.ts'

/** `#mark-<id>`: brings the words that a field of the lead rests on into sight, once, and shows them for a moment. */
export function useLinkedMark(marks: readonly Mark[]): void {
  const { hash, key } = useLocation()
  const shown = useRef('')
  const wanted = hash.startsWith('#mark-') ? hash.slice('#mark-'.length) : null
  const segmentId = marks.find((mark) => mark.id === wanted)?.segmentId
  useEffect(() => {
    if (!segmentId || shown.current === key) return
    shown.current = key
    const line = document.getElementById(`segment-${segmentId}`)
    line?.scrollIntoView({ block: 'center' })
    line?.animate([{ backgroundColor: 'var(--ai-soft)' }, { backgroundColor: 'transparent' }], {
      duration: 2400,
    })
  }, [segmentId, key])
}
