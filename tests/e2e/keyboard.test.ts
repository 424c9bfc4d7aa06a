import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Language } from '#domain/language.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { frameWords } from '#words/frame.ts'
import { PAGES, type ScreenPage } from '../screens/pages.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { type Key, walkByKeys } from './support/keyboard-walk.ts'
import type { DemoPerson } from './support/sign-in.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

/** Walked as the list that they are made of: from the middle of it on, it fetches more than a walk has an end for. */
const AS_ANOTHER = ['bulk']
/** Of each kind of page one, for the way back in the other direction of reading. */
const BACK = ['desk', 'lead', 'listing', 'contacts', 'viewings-calendar', 'board']

test('without a pointer every page is used whole: all of it is reached, seen and left again, in the order that is read', async () => {
  const pages = PAGES.filter(({ name }) => !AS_ANOTHER.includes(name))
  expect(await faultsOf(pages, 'en', 'Tab')).toEqual([])
})

test('so it is from the end to the beginning, and from right to left', async () => {
  const back = PAGES.filter(({ name }) => BACK.includes(name))
  expect(back).toHaveLength(BACK.length)
  expect(await faultsOf(back, 'ar', 'Shift+Tab')).toEqual([])
})

async function faultsOf(
  pages: readonly ScreenPage[],
  language: Language,
  key: Key,
): Promise<string[]> {
  const found: string[] = []
  const people = new Map<DemoPerson, Page>()
  for (const { name, as, path, ready } of pages) {
    if (!as) continue
    const page = people.get(as) ?? (await workspace.signIn(as))
    if (!people.has(as) && language === 'ar') await chooseLanguage(page, 'العربية')
    people.set(as, page)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    // From elsewhere: a page that is opened again is where it was left.
    await page.goto('about:blank')
    await page.goto(path)
    await ready(page, language)
    const faults = await walkByKeys(page, key)
    found.push(...faults.map((what) => `${name} in ${language}: ${what}`))
  }
  // Whoever comes next reads English again.
  await workspace.database.sql`update people set language = null`
  return found
}

test('The first stop leads past the bars; a window that closes gives the keyboard back to what opened it', async () => {
  const page = await workspace.signIn('Sara Haddad', '/desk')
  await page.goto('/desk')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(frameWords('en').toContent)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const isInContent = () =>
    page.evaluate(() => document.activeElement?.closest('#content') !== null)
  expect(await isInContent()).toBe(true)
  const stop = await focused(page)
  for (const keys of ['Control+k', 'Shift+?', 'Control+j']) {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await waitFor(async () => (await focused(page)) === stop, { what: `${stop} after ${keys}` })
  }
  const menu = page.getByRole('button', { name: new RegExp(frameWords('en').menu.hint) })
  await menu.focus()
  const opener = await focused(page)
  // Its first opening makes it, the second one only shows it.
  for (let time = 0; time < 2; time += 1) {
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await waitFor(async () => (await focused(page)) === opener, { what: 'the menu’s button' })
  }
})

test('What has the keyboard and goes hands it to what stands beside it', async () => {
  const page = await workspace.signIn('Omar Khan', '/account/sessions')
  for (let other = 0; other < 2; other += 1) await workspace.signIn('Omar Khan')
  await page.reload()
  const ends = page.getByRole('listitem').getByRole('button', { name: /^End/ })
  const count = await ends.count()
  expect(count).toBeGreaterThan(1)
  for (let left = count; left > 0; left -= 1) {
    await ends.first().focus()
    await page.keyboard.press('Enter')
    await waitFor(async () => (await ends.count()) === left - 1)
    const isKept = () =>
      page.evaluate(
        () => document.activeElement?.closest('#content') !== null && document.hasFocus(),
      )
    await waitFor(isKept, { what: `the keyboard with ${left - 1} left` })
  }
})

/** What somebody hears of where the keyboard is. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    return at?.getAttribute('aria-label') ?? at?.textContent ?? ''
  })
}
