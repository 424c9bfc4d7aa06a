import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('[W17] People read PACE in the language that they choose, in every browser and in both directions', async () => {
  const { signIn } = workspace
  const here = await signIn('Sara Haddad', '/desk')
  await chooseLanguage(here, 'العربية')
  await here.getByRole('heading', { name: 'مكتبي', exact: true }).waitFor()
  expect(await directionOf(here)).toEqual({ lang: 'ar', dir: 'rtl' })
  await here.getByRole('link', { name: 'المعاينات' }).first().click()
  await here.getByRole('heading', { name: 'المعاينات', exact: true }).waitFor()
  expect(await beginsAtTheRight(here)).toBe(true)
  const there = await signIn('Sara Haddad', '/desk')
  expect(await directionOf(there)).toEqual({ lang: 'ar', dir: 'rtl' })
  await chooseLanguage(there, 'English')
  await there.getByRole('heading', { name: 'Desk', exact: true }).waitFor()
  expect(await directionOf(there)).toEqual({ lang: 'en', dir: 'ltr' })
  expect(await beginsAtTheRight(there)).toBe(false)
})

function directionOf(page: Page): Promise<{ lang: string; dir: string }> {
  return page.evaluate(() => {
    const { lang, dir } = document.documentElement
    return { lang, dir }
  })
}

/** The rail is where reading begins. */
async function beginsAtTheRight(page: Page): Promise<boolean> {
  const box = await page.getByRole('navigation').first().boundingBox()
  const width = page.viewportSize()?.width ?? 0
  return (box?.x ?? 0) > width / 2
}
