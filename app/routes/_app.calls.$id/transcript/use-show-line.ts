import type { Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'

const GLOW: KeyframeAnimationOptions = { duration: 2400 }

export type ShowLine = (index: number, segmentId: string) => void

/** Brings a line of the transcript into sight, wherever it is, and lets it glow for a moment. */
export function useShowLine(
  virtual: Virtualizer<HTMLDivElement, Element>,
  leaveTheEnd: () => void,
): ShowLine {
  const wanted = useRef<string | null>(null)
  // A line that was not in the page comes with the render that the scrolling causes.
  useEffect(() => {
    const line = wanted.current && document.getElementById(`segment-${wanted.current}`)
    if (!line) return
    wanted.current = null
    const glow = [{ backgroundColor: 'var(--ai-soft)' }, { backgroundColor: 'transparent' }]
    line.animate(glow, GLOW)
  })
  return useCallback(
    (index, segmentId) => {
      wanted.current = segmentId
      leaveTheEnd()
      virtual.scrollToIndex(index, { align: 'center' })
    },
    [virtual, leaveTheEnd],
  )
}
