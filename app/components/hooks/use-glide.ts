import { type RefObject, useLayoutEffect, useRef } from 'react'
import { glides, type Place } from './glides.ts'

const MOVE: KeyframeAnimationOptions = { duration: 320, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' }

/**
 * Things inside the container that carry `data-glide` move from where they stood at the last render to where they stand
 * now, even from one column to another. Nothing moves while one of them is `held`, what was held stays where it was put
 * down, and nothing moves for those who asked for reduced motion.
 */
export function useGlide(container: RefObject<HTMLElement>, held: string | null): void {
  const wasHeld = useRef<string | null>(null)
  const places = useRef<ReadonlyMap<string, Place> | null>(null)
  useIsomorphicLayoutEffect(() => {
    const element = container.current
    if (!element) return
    const before = places.current
    const after = measure(element)
    places.current = new Map([...after].map(([key, { place }]) => [key, place]))
    const putDown = wasHeld.current
    wasHeld.current = held
    if (!before || held || prefersStillness()) return
    for (const { key, dx, dy } of glides(before, places.current)) {
      if (key === putDown) continue
      const moved = after.get(key)?.element
      moved?.animate(
        [{ transform: `translate(${dx}px, ${dy}px)`, zIndex: 5 }, { transform: 'none' }],
        MOVE,
      )
    }
  })
}

/** React warns of layout effects on the server, where there is nothing to measure. */
const useIsomorphicLayoutEffect =
  typeof document === 'undefined' ? () => undefined : useLayoutEffect

/** Where things stand within the content, so that scrolling is no move; a running glide does not count. */
function measure(container: HTMLElement) {
  const origin = container.getBoundingClientRect()
  const found = container.querySelectorAll<HTMLElement>('[data-glide]')
  return new Map(
    [...found].map((element) => {
      for (const animation of element.getAnimations()) animation.finish()
      const box = element.getBoundingClientRect()
      const left = box.left - origin.left + container.scrollLeft
      const top = box.top - origin.top + container.scrollTop
      return [element.dataset['glide'] ?? '', { element, place: { left, top } }]
    }),
  )
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
