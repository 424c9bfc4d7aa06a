import type { Page } from 'playwright-core'
import { waitFor } from '#tests/support/wait-for.ts'

/** A page that fits takes none of it. */
const REST_MS = 20_000

/** Fonts, rows and what measures itself come a moment after the page and after each new size of it: what still runs out then does. */
export async function runsOutAtRest(page: Page): Promise<string[]> {
  let found: string[] = []
  const fits = async () => (found = await runsOut(page)).length === 0
  await waitFor(fits, { timeoutMs: REST_MS, everyMs: 100 }).catch(() => undefined)
  return found
}

/** What reaches beyond the end of its panel, the left one where one reads from the right, where nothing between the two cuts it or scrolls; a page that scrolls itself, since only its panels do; and words that are cut. */
function runsOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCut = (element: Element, panel: Element): boolean => {
      for (let at = element.parentElement; at && at !== panel; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true
      return false
    }
    /** Words that end where their box does, with no sign that they go on. */
    const cutTexts = () =>
      [...document.querySelectorAll('main *, aside *, header *, nav *')]
        .filter((element) => {
          const { overflowX, textOverflow } = getComputedStyle(element)
          const isShort = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
          return isShort && ['hidden', 'clip'].includes(overflowX) && textOverflow === 'clip'
        })
        .filter(({ childNodes }) =>
          [...childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
          ),
        )
        .map(({ outerHTML }) => `cut: ${outerHTML.slice(0, 160)}`)
    const { scrollHeight, clientHeight } = document.documentElement
    const emptyEnd = scrollHeight > clientHeight + 1 ? [`an end of ${scrollHeight} px`] : []
    const outside = [...document.querySelectorAll('main, aside')].flatMap((panel) => {
      const { left, right } = panel.getBoundingClientRect()
      const isFromRight = getComputedStyle(panel).direction === 'rtl'
      return [...panel.querySelectorAll('*')]
        .filter((element) => {
          const box = element.getBoundingClientRect()
          return isFromRight ? box.left < left - 1 : box.right > right + 1
        })
        .filter((element) => !isCut(element, panel))
        .map(({ outerHTML }) => outerHTML.slice(0, 120))
    })
    return [...emptyEnd, ...outside, ...cutTexts()]
  })
}
