import { kitWords } from '#words/kit.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** J and K walk over everything marked `data-row`, in the order of the page; Enter is the row's own. */
export function useRowKeys(): void {
  const words = kitWords()
  useShortcuts({
    j: { run: () => step(1), does: words.nextRow, of: 'walk' },
    k: { run: () => step(-1), does: words.previousRow, of: 'walk' },
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  })
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = rows[at === -1 && by === -1 ? rows.length - 1 : at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
