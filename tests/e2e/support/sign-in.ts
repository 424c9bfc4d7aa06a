import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { awaken, untilAwake } from './awaken.ts'

export type DemoPerson = 'Sara Haddad' | 'Omar Khan' | 'Layla Nasser' | 'Adam Fischer'
/** What the browser is like: a large screen where it is not said. */
export type SignInOptions = BrowserContextOptions
export type SignIn = (name: DemoPerson, path?: string, options?: SignInOptions) => Promise<Page>

export function signInWith(browser: Browser, appUrl: string): SignIn {
  return async (name, path = '/desk', options = {}) => {
    const context = await browser.newContext({
      locale: 'en-US',
      baseURL: appUrl,
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    const page = awaken(await context.newPage())
    await page.goto(path)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('button', { name }).click()
    await page.waitForURL(new URL(path, appUrl).href)
    await untilAwake(page)
    return page
  }
}
