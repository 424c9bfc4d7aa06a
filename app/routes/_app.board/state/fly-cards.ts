import { flushSync } from 'react-dom'

const FLIGHT: KeyframeAnimationOptions = {
  duration: 320,
  easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
}
/** More at once is no news of one lead, it is a busy board, on which nothing flies. */
const MOST = 3

/** Runs `change`; the cards that it takes from one column to another fly there, where both places are in sight. */
export function flyCards(leadIds: readonly string[], change: () => void): void {
  if (leadIds.length > MOST || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    return change()
  }
  const before = leadIds.map((id) => [id, findCard(id)?.getBoundingClientRect()] as const)
  flushSync(change)
  for (const [id, from] of before) {
    const card = findCard(id)
    const to = card?.getBoundingClientRect()
    if (!from || !to) continue
    const way = `translate(${from.left - to.left}px, ${from.top - to.top}px)`
    card?.animate([{ transform: way, zIndex: 5 }, { transform: 'none' }], FLIGHT)
  }
}

function findCard(leadId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(leadId)}"]`)
}
