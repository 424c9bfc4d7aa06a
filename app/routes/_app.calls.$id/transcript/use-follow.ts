import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

const NEAR_PX = 80

/** What a reader scrolls with. A text also moves up by itself, when rows above are found to be lower than they were thought. */
const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Keeps the end of a growing text in sight as long as the reader is at its end, whatever makes it grow: a segment, a half-spoken
 * word, a mark that takes a line. Who scrolls up is left where they read.
 */
export function useFollow(scroller: RefObject<HTMLElement>, active: boolean) {
  const [following, setFollowing] = useState(true)
  const isFollowing = useRef(true)
  useEffect(() => {
    const element = scroller.current
    const content = element?.firstElementChild
    if (!element || !content || !active) return
    let top = element.scrollTop
    let isByHand = false
    const set = (next: boolean) => {
      isFollowing.current = next
      setFollowing(next)
    }
    const byHand = () => {
      isByHand = true
    }
    const check = () => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
      if (isNear) set(true)
      else if (isByHand && element.scrollTop < top) set(false)
      isByHand &&= !isNear
      top = element.scrollTop
    }
    const grown = new ResizeObserver(() => {
      if (isFollowing.current) element.scrollTop = element.scrollHeight
      top = element.scrollTop
    })
    grown.observe(content)
    grown.observe(element)
    element.addEventListener('scroll', check, { passive: true })
    for (const gesture of GESTURES) window.addEventListener(gesture, byHand, { passive: true })
    return () => {
      grown.disconnect()
      element.removeEventListener('scroll', check)
      for (const gesture of GESTURES) window.removeEventListener(gesture, byHand)
    }
  }, [scroller, active])
  const follow = () => {
    isFollowing.current = true
    setFollowing(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  const leave = useCallback(() => {
    isFollowing.current = false
    setFollowing(false)
  }, [])
  return { following: following || !active, follow, leave }
}
