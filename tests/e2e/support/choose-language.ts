import type { Page } from 'playwright-core'
import { untilAwake } from './awaken.ts'

/** In the menu of whoever is signed in. The page comes anew, in that language's scripts. */
export async function chooseLanguage(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: /Sara Haddad|Adam Fischer|Layla Nasser/ })
    .last()
    .click()
  const anew = page.waitForEvent('load')
  await page.getByRole('menuitem', { name }).click()
  await anew
  await untilAwake(page)
}
