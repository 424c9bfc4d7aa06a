import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PAGES } from '../screens/pages.ts'
import type { DemoPerson } from './support/sign-in.ts'
import { playCall, readCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const SERIOUS = ['serious', 'critical']

test('no page shuts anybody out, in either theme', { timeout: 240_000 }, async () => {
  const found: string[] = []
  const people = new Map<DemoPerson, Page>()
  for (const { name, as, path, ready } of PAGES) {
    const page = as ? (people.get(as) ?? (await workspace.signIn(as))) : await workspace.visit()
    if (as) people.set(as, page)
    const open = async () => {
      await page.goto(path)
      await ready(page)
    }
    found.push(...(await violationsOn(page, { name, open })))
  }
  expect(found).toEqual([])
})

test('a call that has been spoken shuts nobody out either', { timeout: 120_000 }, async () => {
  const id = await playCall(workspace.pace, await readCall('reservation-card'), 40)
  const page = await workspace.signIn('Sara Haddad')
  const open = async () => {
    await page.goto(`/calls/${id}`)
    await page.locator('mark').first().waitFor()
  }
  expect(await violationsOn(page, { name: 'call', open })).toEqual([])
})

type Opened = { name: string; open: () => Promise<void> }

/** Opened anew in each theme: a page that changes its theme is half in both for a moment. */
async function violationsOn(page: Page, { name, open }: Opened): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open()
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, impact, nodes } of violations) {
      if (!SERIOUS.includes(impact ?? '')) continue
      const where = `${name}, ${colorScheme}: ${id}`
      found.push(...nodes.map(({ html, failureSummary }) => `${where} ${html} ${failureSummary}`))
    }
  }
  return found
}
