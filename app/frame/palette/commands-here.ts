import { pressElement } from '../../components/hooks/press-element.ts'
import { listedKeys } from '../../components/hooks/use-shortcuts.ts'

export type Command = { does: string; keys?: string; run: () => void }

/** Where a page says what can be done with what is open: its head, and what is marked so. */
const PLACES = '#content main > header, #content [data-commands]'
const PRESSED = 'button:not([disabled]), a[href]'

/**
 * What can be done on the page that lies below, by its keys and by its buttons: read from the page as it stands, so that nothing is offered
 * that is not there, and nothing that is there is left out.
 */
export function commandsHere(): Command[] {
  const byKey = listedKeys()
    .filter(({ of }) => of === 'here')
    .map(({ keys, does, run }) => ({ keys, does, run: () => run(new KeyboardEvent('keydown')) }))
  const known = new Set(byKey.map(({ does }) => does))
  const byButton = [...document.querySelectorAll(PLACES)]
    .flatMap((place) => [...place.querySelectorAll<HTMLElement>(PRESSED)])
    .filter((element) => element.checkVisibility())
    .flatMap((element) => {
      const does = nameOf(element)
      if (does === '' || known.has(does)) return []
      known.add(does)
      return [{ does, run: () => pressElement(element) }]
    })
  return [...byKey, ...byButton]
}

/** As a screen reader says it; the picture of a key in it is no word. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label) return label
  const copy = element.cloneNode(true) as HTMLElement
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return copy.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 80)
}
