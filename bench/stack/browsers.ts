import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import type { BenchStack } from './stack.ts'

export type Browsers = { sara: Page; layla: Page; close: () => Promise<void> }

/** An agent and her manager, each in a browser of their own, on one page of PACE. */
export async function openBrowsers({ appUrl }: BenchStack, path: string): Promise<Browsers> {
  const browser = await launchBrowser()
  const sara = await signIn(browser, appUrl, 'Sara Haddad', path)
  const layla = await signIn(browser, appUrl, 'Layla Nasser', path)
  return { sara, layla, close: () => browser.close() }
}

/** One person in a browser of their own. */
export async function openBrowser({ appUrl }: BenchStack, name: string, path: string) {
  const browser = await launchBrowser()
  const page = await signIn(browser, appUrl, name, path)
  return { page, close: () => browser.close() }
}

/** Somebody in this browser, in a context of their own. */
export async function signIn(
  browser: Browser,
  baseURL: string,
  name: string,
  path: string,
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-US',
    baseURL,
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name }).click()
  await page.waitForURL(new URL(path, baseURL).href)
  return page
}

/** From now on the page notes when text that matches first stands inside `selector`: match → epoch milliseconds. */
export async function watchText(
  page: Page,
  selector: string,
  pattern: string,
): Promise<() => Promise<Map<string, number>>> {
  await page.evaluate(
    ([within, wanted]) => {
      const seen: Record<string, number> = {}
      const look = () => {
        for (const element of document.querySelectorAll(within)) {
          for (const [match] of (element.textContent ?? '').matchAll(new RegExp(wanted, 'g')))
            seen[match] ??= Date.now()
        }
      }
      new MutationObserver(look).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      })
      Object.assign(window, { seenText: seen })
    },
    [selector, pattern] as const,
  )
  return async () =>
    new Map(
      Object.entries(
        await page.evaluate(() => Reflect.get(window, 'seenText') as Record<string, number>),
      ),
    )
}
