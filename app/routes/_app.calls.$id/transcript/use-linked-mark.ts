import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Mark } from '../view/call-view.ts'
import type { Line } from './line/turns.ts'
import type { ShowLine } from './use-show-line.ts'

/** `#mark-<id>`: brings the words that a field of the lead rests on into sight, once, and shows them for a moment. */
export function useLinkedMark(
  marks: readonly Mark[],
  lines: readonly Line[],
  show: ShowLine,
): void {
  const { hash, key } = useLocation()
  const shown = useRef('')
  const wanted = hash.startsWith('#mark-') ? hash.slice('#mark-'.length) : null
  useEffect(() => {
    if (wanted === null || shown.current === key) return
    const segmentId = marks.find((mark) => mark.id === wanted)?.segmentId
    const index = lines.findIndex(({ segment }) => segment.id === segmentId)
    if (segmentId === undefined || index < 0) return
    shown.current = key
    show(index, segmentId)
  }, [wanted, key, marks, lines, show])
}
