import type { Page } from 'playwright-core'

/**
 * Everything that a page says in its own language to somebody who sees or hears it: texts, names of controls, hints, and its title. What
 * people write here together, and what names its language itself, is none of it.
 */
export async function readAloud(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const texts: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('script, style, noscript, kbd, .ProseMirror, body [lang]'))
        texts.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        const text = element.getAttribute(name)
        if (text) texts.push(text)
      }
    }
    return texts
  })
  return [
    ...new Set(said.map((text) => text.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '').trim())),
  ].filter(Boolean)
}
