import { useEffect, useRef, useState } from 'react'

const NEAR_PX = 80

/** Keeps the end of a growing text in sight as long as the reader is at its end; `version` changes when it grows. */
export function useFollow(active: boolean, version: string) {
  const scroller = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  useEffect(() => {
    const element = scroller.current
    if (!element || !active) return
    const check = () => {
      setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX)
    }
    element.addEventListener('scroll', check, { passive: true })
    return () => element.removeEventListener('scroll', check)
  }, [active])
  useEffect(() => {
    if (active && following) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [active, following, version])
  const follow = () => {
    setFollowing(true)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'smooth' })
  }
  return { scroller, following: following || !active, follow }
}
