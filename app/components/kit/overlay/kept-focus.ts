import { useEffect } from 'react'

/** What had the focus, the last one at the end: a window that closes gives it back to what still stands of them. */
let had: HTMLElement[] = []
const MOST = 20

/** To what had the focus before a window was opened and still stands, there or elsewhere; else to the page. */
export function giveFocusBack(): void {
  const heir = had.map(asItStands).findLast(canTake) ?? content()
  heir?.focus({ preventScroll: true })
}

/** Whether nothing on the page has the focus: a place that was kept may take it. */
export function isFocusFree(): boolean {
  return [document.body, content()].includes(document.activeElement as HTMLElement)
}

/** For whichever window closes, in place of what its library does. */
export function onClosedGiveBack(event: Event): void {
  event.preventDefault()
  giveFocusBack()
}

/**
 * The keyboard is never nowhere. What has the focus may go: a row that is done, a page that is left, a button that is shut until its
 * answer has come. A browser gives the focus to nobody then; here it is handed on.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      last = target
      const others = had.filter((one) => one !== target && (one.isConnected || keptAs(one)))
      had = [...others, target].slice(-MOST)
    }
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget || !document.hasFocus()) return
      // Told in the midst of a removal, too. What stands after it was left on purpose: by a press on nothing.
      queueMicrotask(() => {
        if (!last || last !== target || !canTake(last)) return
        if (document.activeElement !== document.body) return
        last = null
        had = []
      })
    }
    const watch = new MutationObserver((records) => {
      if (!last || document.activeElement !== document.body) return
      const lost = last
      // Moved within its list, or open again after its answer.
      if (canTake(lost)) return lost.focus({ preventScroll: true })
      const place = records.findLast(({ target, removedNodes }) => {
        return target.isConnected && [...removedNodes].some((gone) => gone.contains(lost))
      })
      // What lies over the page stands at its end, and gives the focus back itself.
      if (lost.isConnected || !place || place.target === document.body) return
      requestAnimationFrame(() => {
        // Whoever knows better (a kept place, a field that is to be filled) has taken it by now.
        if (last !== lost || document.activeElement !== document.body) return
        const elsewhere = asItStands(lost)
        const heir = canTake(elsewhere) ? elsewhere : heirOf(place)
        heir.focus({ preventScroll: true })
      })
    })
    document.addEventListener('focusin', onFocusIn)
    document.addEventListener('focusout', onFocusOut)
    const attributes = { attributes: true, attributeFilter: ['disabled'] }
    watch.observe(document.body, { childList: true, subtree: true, ...attributes })
    return () => {
      document.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('focusout', onFocusOut)
      watch.disconnect()
    }
  }, [])
}

/** What was drawn anew in another place, as a card that changes its column: known by `data-keep`. */
function asItStands(one: HTMLElement): HTMLElement {
  const name = one.isConnected ? undefined : keptAs(one)
  if (name === undefined) return one
  return document.querySelector<HTMLElement>(`[data-keep="${CSS.escape(name)}"]`) ?? one
}

function keptAs(one: HTMLElement): string | undefined {
  return one.dataset['keep']
}

/** What comes after it in its list, then what came before, then what stands around the list. */
function heirOf({ target, nextSibling, previousSibling, removedNodes }: MutationRecord) {
  const isPage = [...removedNodes].some((gone) => gone instanceof Element && holdsPage(gone))
  if (isPage) return content()
  for (let next = nextSibling; next; next = next.nextSibling) {
    const stop = firstStop(next)
    if (stop) return stop
  }
  for (let before = previousSibling; before; before = before.previousSibling) {
    const stop = firstStop(before)
    if (stop) return stop
  }
  for (let around = target.parentElement; around; around = around.parentElement) {
    if (around.id === CONTENT) break
    const stop = firstStop(around)
    if (stop) return stop
  }
  return content()
}

const CONTENT = 'content'
const STOPS =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=true]'

function holdsPage(gone: Element): boolean {
  return gone.matches('main') || gone.querySelector('main') !== null
}

/** The page itself, below its frame: it can be given the focus, and is no stop of the keyboard's. */
function content(): HTMLElement {
  return document.getElementById(CONTENT) ?? document.body
}

function firstStop(within: Node): HTMLElement | undefined {
  if (!(within instanceof HTMLElement)) return undefined
  const row = within.querySelector<HTMLElement>('[data-row]')
  if (row && canTake(row)) return row
  return [within, ...within.querySelectorAll<HTMLElement>(STOPS)].find(
    (one) => one.matches(STOPS) && one.tabIndex >= 0 && canTake(one),
  )
}

function canTake(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility()
}
