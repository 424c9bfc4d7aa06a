import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Line } from './line/turns.ts'
import { useHeard } from '../recording/playback-context.tsx'

/** What a reader leaves the place that is heard with. */
const GESTURES = ['wheel', 'touchmove'] as const
const KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'])

type Options = {
  scroller: RefObject<HTMLElement>
  lines: readonly Line[]
  virtual: Virtualizer<HTMLDivElement, Element>
}

/** Keeps the line that is heard in sight, until the reader scrolls away to read another; gives whether they did, and the way back. */
export function useFollowHeard({ scroller, lines, virtual }: Options) {
  const head = useHeard()?.head
  const [isAway, setAway] = useState(false)
  const state = useRef({ lines, isAway, shown: '' })
  state.current.lines = lines
  state.current.isAway = isAway
  const show = useCallback(() => {
    const lit = head?.get().lit
    if (!lit) return
    state.current.shown = lit
    const index = state.current.lines.findIndex(({ segment }) => segment.id === lit)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' })
  }, [head, virtual])
  useEffect(() => {
    if (!head) return
    return head.subscribe(() => {
      const { lit, isPlaying } = head.get()
      const { shown, isAway: away } = state.current
      if (lit && lit !== shown && isPlaying && !away) show()
    })
  }, [head, show])
  useEffect(() => {
    const element = scroller.current
    if (!element || !head) return
    const leave = () => {
      if (head.get().isPlaying) setAway(true)
    }
    const leaveByKey = ({ key }: KeyboardEvent) => KEYS.has(key) && leave()
    // On the bar at its side: what is pressed in the text itself scrolls nothing.
    const leaveByBar = ({ target }: PointerEvent) => target === element && leave()
    for (const gesture of GESTURES) element.addEventListener(gesture, leave, { passive: true })
    element.addEventListener('keydown', leaveByKey)
    element.addEventListener('pointerdown', leaveByBar)
    return () => {
      for (const gesture of GESTURES) element.removeEventListener(gesture, leave)
      element.removeEventListener('keydown', leaveByKey)
      element.removeEventListener('pointerdown', leaveByBar)
    }
  }, [scroller, head])
  const back = useCallback(() => {
    setAway(false)
    state.current.isAway = false
    show()
  }, [show])
  return { isAway, back }
}
