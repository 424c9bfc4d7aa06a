import type { Page } from 'playwright-core'
import { PATIENCE_MS } from '#tests/support/wait-for.ts'

/**
 * Every arrival of this page waits until React listens on it: what is pressed before, on a busy machine, nobody hears. What is waited
 * for on it may take as long as any fact.
 */
export function awaken(page: Page): Page {
  const { goto, reload } = page
  page.setDefaultTimeout(PATIENCE_MS)
  return Object.assign(page, {
    goto: async (...args: Parameters<Page['goto']>) => {
      const response = await goto.apply(page, args)
      await untilAwake(page)
      return response
    },
    reload: async (...args: Parameters<Page['reload']>) => {
      const response = await reload.apply(page, args)
      await untilAwake(page)
      return response
    },
  })
}

/** React marks the document that it renders into; what has no scripts (a feed, a file) is awake as it is. */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const hasScripts = document.querySelector('script[type="module"]') !== null
    return !hasScripts || Object.keys(document).some((key) => key.startsWith('__reactContainer'))
  })
}
