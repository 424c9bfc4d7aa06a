import type { Page } from 'playwright-core'

type Stop = { element: Element; box: DOMRect | undefined }
type Walk = {
  /** What a press reaches, with where it stood before anything scrolled. */
  controls: Map<Element, DOMRect>
  stops: Stop[]
  faults: Set<string>
  /** Looks where a press has led, once the page has drawn it; whether there is nothing more to reach. */
  step: () => Promise<boolean>
  /** Marks the stops of Tab's behind which arrows may go on; how many there are. */
  widgets: () => number
  /** Whether a press has led to a part of a widget where none has led before. */
  arrive: () => Promise<boolean>
}
declare global {
  interface Window {
    __walk: Walk
    __nameOf: (element: Element) => string
  }
}

export type Key = 'Tab' | 'Shift+Tab'
/** More stops than any page has in sight; a list that fetches more as it is walked has no end. */
const MOST = 250

/**
 * Walks the page as it stands by this key until everything that was there was reached, or once around, and says what somebody without a
 * pointer cannot reach or see, where they are held, and where the order is not the one that is read.
 */
export async function walkByKeys(page: Page, key: Key): Promise<string[]> {
  await page.evaluate(beginWalk)
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.keyboard.press(key)
    if (await page.evaluate(() => window.__walk.step())) break
  }
  await walkWidgets(page)
  return page.evaluate(endWalk, key)
}

/** As many columns or tabs as anybody looks at. */
const MOST_TURNS = 24

/** Within a widget that is one stop of Tab's, arrows go on to its parts: down to the end, one aside, up again. */
async function walkWidgets(page: Page): Promise<void> {
  const widgets = await page.evaluate(() => window.__walk.widgets())
  const isRtl = await page.evaluate(() => document.documentElement.dir === 'rtl')
  const goes = async (arrow: string) => {
    await page.keyboard.press(arrow)
    return page.evaluate(() => window.__walk.arrive())
  }
  for (let at = 0; at < widgets; at += 1) {
    await page.locator(`[data-walk="${at}"]`).focus()
    let along = 'ArrowDown'
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      for (let step = 0; step < MOST && (await goes(along)); step += 1);
      if (!(await goes(isRtl ? 'ArrowLeft' : 'ArrowRight'))) break
      along = along === 'ArrowDown' ? 'ArrowUp' : 'ArrowDown'
    }
  }
}

// oxlint-disable-next-line max-lines-per-function -- the browser is given one function, with all that it needs
function beginWalk(): void {
  const CONTROLS =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [role=button], [role=link], [role=tab], [role=checkbox], [role=switch], [role=menuitem], [role=option], [role=radio]'
  const FRAMES = 30
  const FOCUSABLE = `${CONTROLS}, [tabindex]`
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('[inert], [aria-hidden=true]')
  const all = [...document.querySelectorAll(CONTROLS)].filter(
    (element) => isSeen(element) && !element.matches(':disabled, [aria-disabled=true]'),
  )
  const walk: Walk = {
    controls: new Map(all.map((element) => [element, element.getBoundingClientRect()])),
    stops: [],
    faults: new Set(),
    step,
    widgets,
    arrive,
  }
  const missing = new Set(walk.controls.keys())
  let isAround = false
  let last: Element | null = null
  let lastPart: Element | null = null
  let byArrows = false
  window.__walk = walk
  // From the top, or from what a window over the page begins with.
  if (!document.querySelector('[role=dialog]')) {
    const top = Object.assign(document.createElement('span'), { tabIndex: -1 })
    document.body.prepend(top)
    top.focus()
  } else if (document.activeElement) {
    walk.stops.push({ element: document.activeElement, box: undefined })
    missing.delete(document.activeElement)
  }
  window.__nameOf = (element) => {
    const words = element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? ''
    const more = ['id', 'name', 'href', 'role', 'type']
      .map((name) => element.getAttribute(name) && `${name}=${element.getAttribute(name)}`)
      .filter(Boolean)
    return `<${element.tagName.toLowerCase()} ${more.join(' ')}> ${words.trim().slice(0, 60).replaceAll('\n', ' ')}`
  }
  const said = window.__nameOf
  for (const element of document.querySelectorAll('[tabindex]'))
    if ((element as HTMLElement).tabIndex > 0) walk.faults.add(`first of all: ${said(element)}`)
  // What React hears presses on, and no key reaches: neither itself, nor what it is a part of, nor what it holds.
  for (const element of document.querySelectorAll('body *')) {
    const props = Object.entries(element).find(([key]) => key.startsWith('__reactProps'))?.[1]
    const isPressed = ['onClick', 'onMouseDown', 'onPointerDown'].some((name) => props?.[name])
    if (!isPressed || !isSeen(element) || element.closest(FOCUSABLE)) continue
    if (element.closest('label') || element.querySelector(FOCUSABLE)) continue
    walk.faults.add(`pressed by a pointer alone: ${said(element)}`)
  }
  let unseen: { element: Element; look: string } | undefined
  const settle = () => {
    // What hands the focus on at once (a list of tabs to its tab) is not where it rests.
    if (
      unseen?.element.isConnected &&
      unseen.element === last &&
      lookOf(unseen.element) === unseen.look
    )
      walk.faults.add(`has the focus unseen: ${said(unseen.element)}`)
    unseen = undefined
  }
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || window.__walk !== walk) return
    settle()
    if (walk.stops[0]?.element === target) isAround = true
    missing.delete(target)
    if (walk.stops.some(({ element }) => element === target)) return
    walk.stops.push({ element: target, box: byArrows ? undefined : walk.controls.get(target) })
    const { outlineStyle, outlineWidth } = getComputedStyle(target)
    const hasRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
    const isOpaque = target.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (!hasRing || !isOpaque) unseen = { element: target, look: lookOf(target) }
  })
  async function step(): Promise<boolean> {
    await new Promise(requestAnimationFrame)
    const at = document.activeElement
    if (!at || at === document.body) return false
    if (at === last && !hasParts(at) && stops().size > 1)
      walk.faults.add(`holds the keyboard: ${said(at)}`)
    last = at
    // A long list draws what it was scrolled to in its next frames.
    for (let frame = 0; frame < FRAMES && whatHides(at); frame += 1)
      await new Promise(requestAnimationFrame)
    const over = whatHides(at)
    if (over) walk.faults.add(`has the focus behind ${over}: ${said(at)}`)
    return isAround || missing.size === 0
  }

  /** A date and a time have a stop for each of their parts. */
  function hasParts(element: Element): boolean {
    return element.matches('[type=date], [type=time], [type=datetime-local], [type=month]')
  }

  function stops(): Set<Element> {
    return new Set(walk.stops.map((stop) => stop.element))
  }

  function widgets(): number {
    // From here on arrows go, in an order that is the widget's own.
    byArrows = true
    const behind = new Set<Element>()
    for (const element of missing) {
      if (!(element instanceof HTMLElement) || element.tabIndex >= 0 || !element.isConnected)
        continue
      const stop = ownerOf(element)
      if (stop) behind.add(stop)
    }
    for (const [at, stop] of [...behind].entries()) stop.setAttribute('data-walk', String(at))
    return behind.size
  }

  /** The box that a list of options belongs to, or the nearest stop of the same kind. */
  function ownerOf(element: Element): Element | undefined {
    const list = element.closest('[role=listbox]')
    const all = [...stops()]
    if (list) return all.find((stop) => stop.getAttribute('aria-controls') === list.id)
    for (let around = element.parentElement; around; around = around.parentElement) {
      const stop = all.find((one) => around?.contains(one) && kindOf(one) === kindOf(element))
      if (stop) return stop
    }
    return undefined
  }

  function kindOf(element: Element): string {
    return element.getAttribute('role') ?? element.tagName
  }

  async function arrive(): Promise<boolean> {
    await new Promise(requestAnimationFrame)
    const at = document.activeElement
    const told = at?.getAttribute('aria-activedescendant')
    const part = (told && document.getElementById(told)) || at
    if (!part || (part !== at && stops().has(part))) return false
    const isNew = part !== lastPart
    lastPart = part
    missing.delete(part)
    if (!stops().has(part)) walk.stops.push({ element: part, box: undefined })
    return isNew
  }

  /** Everything near it that may show that it has the focus. */
  function lookOf(element: Element): string {
    const near: (Element | null)[] = [
      element,
      element.nextElementSibling,
      element.previousElementSibling,
    ]
    for (let at = element.parentElement; at && near.length < 7; at = at.parentElement) near.push(at)
    if (element instanceof HTMLInputElement) near.push(...(element.labels ?? []))
    return near
      .map((one) => {
        if (!one) return ''
        const style = getComputedStyle(one)
        const after = getComputedStyle(one, '::after')
        return [style, after]
          .map((of) =>
            [
              of.outlineStyle,
              of.outlineWidth,
              of.outlineColor,
              of.boxShadow,
              of.borderColor,
              of.backgroundColor,
              of.opacity,
              of.textDecoration,
              of.visibility,
            ].join(),
          )
          .join(';')
      })
      .join('\n')
  }

  /** What lies over all of it, or where it is if it is out of sight. */
  function whatHides(element: Element): string | null {
    const { left, top, width, height } = element.getBoundingClientRect()
    const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y] as const))
    const over = points.map(([x, y]) =>
      document.elementFromPoint(left + width * x, top + height * y),
    )
    const isOpen = over.some(
      (found) =>
        found &&
        (element.contains(found) ||
          found.contains(element) ||
          found.closest('label')?.contains(element)),
    )
    if (isOpen) return null
    return over[0] ? said(over[0]) : `the edge (${Math.round(left)}, ${Math.round(top)})`
  }
}

function endWalk(key: Key): string[] {
  const { controls, stops, faults } = window.__walk
  const said = window.__nameOf
  const reached = new Set(stops.map(({ element }) => element))
  const links = new Set([...reached].map((element) => element.getAttribute('href')))
  const groups = new Set([...reached].map((element) => isRadio(element) && element.name))
  for (const element of controls.keys()) {
    if (reached.has(element) || !element.isConnected) continue
    const href = element.getAttribute('href')
    if (href && links.has(href)) continue
    if (isRadio(element) && groups.has(element.name)) continue
    // A name that stands in a control that is reached is pressed with it.
    if ([...reached].some((stop) => stop.contains(element) && stop.matches('a, button, [role]')))
      continue
    faults.add(`not reached: ${said(element)}`)
  }
  const walked = stops.filter(({ box }) => box)
  const inOrder = key === 'Tab' ? walked : walked.toReversed()
  const isRtl = document.documentElement.dir === 'rtl'
  for (const [at, { element, box }] of inOrder.entries()) {
    const before = inOrder[at - 1]
    if (!before?.box || !box) continue
    const isLine =
      Math.abs(middle(before.box) - middle(box)) < Math.min(before.box.height, box.height) / 2
    const isBack = isRtl ? box.left >= before.box.right - 1 : box.right <= before.box.left + 1
    const isSmall = Math.max(before.box.height, box.height) < 64
    if (isLine && isBack && isSmall)
      faults.add(`goes back: ${said(before.element)} → ${said(element)}`)
  }
  return [...faults]

  function middle({ top, height }: DOMRect): number {
    return top + height / 2
  }
  function isRadio(element: Element): element is HTMLInputElement {
    return element instanceof HTMLInputElement && element.type === 'radio'
  }
}
