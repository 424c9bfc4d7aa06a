import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { keepPlace, keptPlace } from '../kit/kept-places.ts'
import { isFocusFree } from '../kit/overlay/kept-focus.ts'

/**
 * What scrolls within a page comes back as far as it was scrolled, and the row that was chosen has the focus again, for whoever goes
 * back to it: the browser keeps that of whole pages alone.
 */
export function useKeptScroll<Element extends HTMLElement>(name: string) {
  const { key: entry } = useLocation()
  const scroller = useRef<Element>(null)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const top = keptPlace(entry, `${name} top`)
    if (typeof top === 'number') element.scrollTop = top
    const row = keptPlace(entry, `${name} row`)
    if (typeof row === 'string' && isFocusFree()) focusRow(element, row)
    const onScroll = () => keepPlace(entry, `${name} top`, element.scrollTop)
    const onFocus = ({ target }: FocusEvent) => {
      const chosen = target instanceof Element && target.closest('[data-row]')
      if (chosen) keepPlace(entry, `${name} row`, nameOf(chosen))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('focusin', onFocus)
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('focusin', onFocus)
    }
  }, [entry, name])
  return scroller
}

function focusRow(within: Element, name: string): void {
  const rows = [...within.querySelectorAll<HTMLElement>('[data-row]')]
  rows.find((row) => nameOf(row) === name)?.focus({ preventScroll: true })
}

/** A row is known by its name, or by where it goes; one that goes nowhere by what it says. */
function nameOf(row: Element): string {
  return (
    row.getAttribute('data-row-name') ?? row.getAttribute('href') ?? row.textContent.slice(0, 200)
  )
}
