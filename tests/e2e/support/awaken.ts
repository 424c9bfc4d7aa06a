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

/** A page that is never idle has run its effects long before. */
const IDLE_MS = 5_000

/** What React keeps with the document that it renders into. */
type Root = { stateNode: { current: { memoizedState: { isDehydrated?: boolean } | null } } }

/**
 * React marks its document before it has taken the page over, piece by piece: what is filled in meanwhile it takes for what was always
 * there. So this waits for the whole page, and for its effects, which run once nothing else does: listeners are among them. What has no
 * scripts (a feed, a file) is awake as it is.
 */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction((patienceMs) => {
    if (document.querySelector('script[type="module"]') === null) return true
    const found = Object.entries(document).find(([key]) => key.startsWith('__reactContainer'))
    const state = (found?.[1] as Root | undefined)?.stateNode.current.memoizedState
    if (!state || state.isDehydrated) return false
    // What is promised is waited for, and counts as true: only the page's last answer may be a promise.
    return new Promise<true>((resolve) =>
      requestIdleCallback(() => resolve(true), { timeout: patienceMs }),
    )
  }, IDLE_MS)
}
