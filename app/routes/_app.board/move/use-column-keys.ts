import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { BoardStore } from '../state/board-store.ts'
import type { useColumnRows } from '../state/use-column-rows.ts'

type Column = Pick<ReturnType<typeof useColumnRows>, 'scroller' | 'size' | 'showRow' | 'setCurrent'>

/** Up, Down, Home and End walk a column, Left and Right go to its neighbours; not while a card is in hand. */
export function useColumnKeys(store: BoardStore, column: Column) {
  const { scroller, size, showRow, setCurrent } = column
  const wanted = useRef<string | null>(null)
  useClientLayoutEffect(() => {
    const card = wanted.current && focusable(scroller.current, `[data-card="${wanted.current}"]`)
    if (!card) return
    wanted.current = null
    card.focus({ preventScroll: true })
  })
  return (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (event.defaultPrevented || !(target instanceof HTMLElement)) return
    if (target.getAttribute('aria-pressed') === 'true') return
    const id = target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? ''
    const [stage, row] = [store.lead(id)?.stage, store.rowOf(id)]
    if (stage === undefined || row === undefined) return
    const beside = SIDEWAYS[event.key]
    if (beside !== undefined) {
      event.preventDefault()
      focusBeside(target, beside)
      return
    }
    const next = nextRow(event.key, row, size - 1)
    const nextId = next === null ? undefined : store.idAt(stage, next)
    if (next === null || nextId === undefined) return
    event.preventDefault()
    wanted.current = nextId
    showRow(next)
    setCurrent(nextId)
  }
}

const SIDEWAYS: Record<string, 1 | -1> = { ArrowLeft: -1, ArrowRight: 1 }

function nextRow(key: string, row: number, last: number): number | null {
  if (key === 'ArrowDown') return Math.min(row + 1, last)
  if (key === 'ArrowUp') return Math.max(row - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

/** The tab stop of the next column that has one. */
function focusBeside(from: HTMLElement, step: 1 | -1): void {
  const own = from.closest('section')
  const columns = [...(own?.parentElement?.querySelectorAll('section') ?? [])]
  for (let at = columns.findIndex((one) => one === own) + step; columns[at]; at += step) {
    const stop = focusable(columns[at] ?? null, '[data-card]')
    if (stop) return stop.focus()
  }
}

function focusable(within: Element | null, selector: string): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`${selector} [tabindex="0"]`) ?? null
}

const useClientLayoutEffect = typeof document === 'undefined' ? () => undefined : useLayoutEffect
