import type { Browser, Page } from 'playwright-core'
import { awaken, untilAwake } from './awaken.ts'

export type DemoPerson = 'Sara Haddad' | 'Omar Khan' | 'Layla Nasser' | 'Adam Fischer'
export type SignIn = (name: DemoPerson, path?: string) => Promise<Page>

export function signInWith(browser: Browser, appUrl: string): SignIn {
  return async (name, path = '/desk') => {
    const context = await browser.newContext({
      locale: 'en-US',
      baseURL: appUrl,
      viewport: { width: 1440, height: 900 },
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
