import type { Page } from 'playwright-core'

/** In the menu of whoever is signed in. */
export async function chooseLanguage(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: /Sara Haddad|Adam Fischer|Layla Nasser/ })
    .last()
    .click()
  await page.getByRole('menuitem', { name }).click()
}
