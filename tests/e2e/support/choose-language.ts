import type { Page } from 'playwright-core'
import { frameWords } from '#words/frame.ts'
import { untilAwake } from './awaken.ts'

const HINTS = [frameWords('en').menu.hint, frameWords('ar').menu.hint]

/** In the menu of whoever is signed in, in whichever language it is. The page comes anew, in the other one's scripts. */
export async function chooseLanguage(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`(${HINTS.join('|')})`) }).click()
  const anew = page.waitForEvent('load')
  await page.getByRole('menuitem', { name }).click()
  await anew
  await untilAwake(page)
}
