import { defaultFilter } from 'cmdk'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { isHit, plain } from './item-values.ts'

const TOLD = 'aria-activedescendant'
const BY_HAND = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End'])

/**
 * Which of the palette's items is chosen: the best of all that stand there, until somebody chooses another with this text. cmdk itself asks
 * at each letter alone, and what is found and what menus offer come after the last one.
 */
export function useBestChosen(text: string, bestHit: string | undefined, offered: unknown) {
  const list = useRef<HTMLDivElement>(null)
  const isByHand = useRef(false)
  useEffect(() => void (isByHand.current = false), [text])
  useEffect(() => {
    if (isByHand.current) return
    // What came with this commit is shown by cmdk in its next one, which has been by then.
    queueMicrotask(() => {
      const items = list.current?.querySelectorAll<HTMLElement>('[cmdk-item]') ?? []
      const best = bestOf([...items], text, bestHit)
      if (best && !isChosen(best)) chooseItem(best)
    })
  }, [text, bestHit, offered])
  useEffect(() => (list.current ? tellChosen(list.current) : undefined), [])
  const byHand = (isSo: boolean) => {
    if (isSo) isByHand.current = true
  }
  return {
    list,
    root: {
      onKeyDown: ({ key }: KeyboardEvent) => byHand(BY_HAND.has(key)),
      onPointerMove: ({ nativeEvent }: PointerEvent) => byHand(nativeEvent.isTrusted),
    },
  }
}

/** Readers are told the one that is chosen. cmdk looks for it before it is marked, and names the one before. */
function tellChosen(list: HTMLElement): () => void {
  const root = list.closest('[cmdk-root]')
  const input = root?.querySelector('[cmdk-input]')
  if (!root || !input) return () => undefined
  const watch = new MutationObserver(() => {
    const id = list.querySelector('[cmdk-item][aria-selected=true]')?.id ?? ''
    if ((input.getAttribute(TOLD) ?? '') !== id) input.setAttribute(TOLD, id)
  })
  const attributeFilter = ['aria-selected', TOLD]
  watch.observe(root, { subtree: true, childList: true, attributeFilter })
  return () => watch.disconnect()
}

/** What somebody has typed the name of, whatever is found beside it; then what was found; then what cmdk finds the likest. */
function bestOf(items: readonly HTMLElement[], text: string, bestHit: string | undefined) {
  const named = items.filter((item) => isNamedBy(item, text))
  const best = named.find(isChosen) ?? named[0] ?? items.find((item) => valueOf(item) === bestHit)
  if (best || text.trim() === '') return best ?? items[0]
  const likeness = new Map(items.map((item) => [item, defaultFilter?.(valueOf(item), text) ?? 0]))
  return items.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0))[0]
}

/** By what cmdk itself hears. */
function chooseItem(item: HTMLElement): void {
  item.dispatchEvent(new window.PointerEvent('pointermove', { bubbles: true }))
  item.scrollIntoView({ block: 'nearest' })
}

function isChosen(item: HTMLElement): boolean {
  return item.getAttribute('aria-selected') === 'true'
}

/** Whether it is a command or a place whose name begins with the text. */
function isNamedBy(item: HTMLElement, text: string): boolean {
  const name = plain(valueOf(item)).replace(/^here /, '')
  return plain(text).length > 0 && name.startsWith(plain(text)) && !isHit(valueOf(item))
}

function valueOf(item: HTMLElement): string {
  return item.dataset['value'] ?? ''
}
