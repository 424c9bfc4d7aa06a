import { pressElement } from '../../components/hooks/press-element.ts'
import { listedKeys } from '../../components/hooks/use-shortcuts.ts'
import { offersOf } from '../../components/kit/overlay/menu-commands.tsx'

export type Command = { does: string; keys?: string; run: () => void }

/** Where a page says what can be done with what is open: its head, and what is marked so. */
const PLACES = '#content main > header, #content [data-commands]'
const PRESSED = 'button:not([disabled]), a[href]'
/** What else is pressed on a page; each row of a list has its own, which are reached in the row. */
const OTHERS = '#content button:not([disabled])'
const ROWS = 'tr, li, article, [role=row], [role=option], [role=toolbar], form'
const MENUS = 'button[aria-haspopup=menu]:not([disabled])'
/** More than anybody reads: what is meant is typed. */
const MOST = 150

/**
 * What can be done on the page that lies below, by its keys, by its buttons and in its menus: read from the page as it stands, so that nothing
 * is offered that is not there, and nothing that is there is left out.
 */
export function commandsHere(): Command[] {
  const byKey = listedKeys()
    .filter(({ of }) => of === 'here')
    .map(({ keys, does, run }) => ({ keys, does, run: () => run(new KeyboardEvent('keydown')) }))
  const inPlaces = all(document, PLACES).flatMap((place) => all(place, PRESSED))
  const others = all(document, OTHERS).filter((element) => !element.closest(ROWS))
  const commands: Command[] = [...byKey]
  const known = new Set(byKey.map(({ does }) => does))
  const add = (does: string, run: () => void) => {
    if (does === '' || known.has(does) || commands.length >= MOST) return
    known.add(does)
    commands.push({ does, run })
  }
  const press = (element: HTMLElement) => {
    if (element.checkVisibility()) add(nameOf(element), () => pressElement(element))
  }
  for (const element of inPlaces) press(element)
  for (const trigger of all(document, MENUS))
    // A menu of a row is about that row, whichever it is: it is reached there.
    if (trigger.checkVisibility() && !trigger.closest(ROWS))
      for (const { does, run } of offersIn(trigger)) add(does, run)
  for (const element of others) press(element)
  return commands
}

/** Under the name of its menu, and of the part of it: "Owner and sharing: Hand over to Layla" is another thing than to share with her. */
function offersIn(trigger: HTMLElement): Command[] {
  return offersOf(trigger).map(({ menu, element, section, isDanger, run }) => {
    const item = [section, nameOf(element)].filter(Boolean).join(' ')
    const does = `${menu || nameOf(trigger)}: ${item}`
    // What cannot easily be taken back is seen in its menu before it is chosen.
    return { does, run: isDanger ? () => pressElement(trigger) : run }
  })
}

function all(within: ParentNode, selector: string): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)]
}

/** As a screen reader says it; the picture of a key in it is no word. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label) return label
  const copy = element.cloneNode(true) as HTMLElement
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return copy.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 80)
}
