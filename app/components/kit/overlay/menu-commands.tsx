import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { type MenuItemPiece, MenuParts, type MenuPieces } from './menu-parts.ts'

/**
 * What the menus of a page offer while they are shut, for the palette. Menus make their items when they open: while somebody asks, each
 * makes them once more where nobody sees them, and says what each does.
 */
export type MenuCommand = {
  isDanger: boolean
  menu: string
  element: HTMLElement
  section: string
  run: () => void
}

const runs = new WeakMap<Element, () => void>()
const askers = new Set<() => void>()
const menus = new Set<(isAsked: boolean) => void>()
let isTold = false

/** Until what this gives is called, menus say what they offer; `told` hears each time that there is more. */
export function askMenus(told: () => void): () => void {
  askers.add(told)
  for (const menu of menus) menu(true)
  return () => {
    askers.delete(told)
    if (askers.size === 0) for (const menu of menus) menu(false)
  }
}

/** What a shut menu that stands behind this button offers now. */
export function offersOf(trigger: Element): MenuCommand[] {
  const offers = trigger.nextElementSibling
  if (!(offers instanceof HTMLElement) || offers.dataset['menuOffers'] === undefined) return []
  const menu = offers.dataset['menuOffers']
  let section = ''
  return [...offers.querySelectorAll<HTMLElement>('[data-menu-label], [data-menu-item]')].flatMap(
    (element) => {
      if (element.dataset['menuLabel'] !== undefined) section = element.textContent.trim()
      const run = runs.get(element)
      const isDanger = element.dataset['danger'] !== undefined
      return run ? [{ menu, element, section, isDanger, run }] : []
    },
  )
}

type MenuOffersProps = { label: string | undefined; children: ReactNode }

/** Behind a menu's button, while its offers are asked for. */
export function MenuOffers({ label = '', children }: MenuOffersProps) {
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    // Nobody's next key waits for what may never be chosen.
    const hear = (asked: boolean) => startTransition(() => setAsked(asked))
    menus.add(hear)
    if (askers.size > 0) hear(true)
    return () => void menus.delete(hear)
  }, [])
  if (!isAsked) return null
  return (
    <span hidden data-menu-offers={label}>
      <MenuParts.Provider value={OFFERED}>{children}</MenuParts.Provider>
    </span>
  )
}

const OFFERED: MenuPieces = {
  Item: OfferedItem,
  Label: ({ children }) => <span data-menu-label="">{children}</span>,
  Separator: () => null,
}

function OfferedItem({ children, disabled, onSelect, 'data-danger': danger }: MenuItemPiece) {
  const element = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const item = element.current
    if (!item || disabled) return
    runs.set(item, () => onSelect?.(new Event('select')))
    tell()
    return () => void runs.delete(item)
  }, [disabled, onSelect])
  return (
    <span ref={element} data-menu-item="" data-danger={danger}>
      {children}
    </span>
  )
}

/** Many items come at once: they are told of once. */
function tell(): void {
  if (isTold) return
  isTold = true
  queueMicrotask(() => {
    isTold = false
    for (const asker of askers) asker()
  })
}
