import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PAGES } from '../screens/pages.ts'
import type { DemoPerson } from './support/sign-in.ts'
import { playCall, readCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const LIGHT = { colorScheme: 'light', reducedMotion: 'reduce' } as const
const SERIOUS = ['serious', 'critical']

test('no page shuts anybody out, in either theme', async () => {
  const found: string[] = []
  const people = new Map<DemoPerson, Page>()
  for (const { name, as, path, ready } of PAGES) {
    const page = as ? (people.get(as) ?? (await workspace.signIn(as))) : await workspace.visit()
    if (as) people.set(as, page)
    await page.emulateMedia(LIGHT)
    await page.goto(path)
    await ready(page, 'en')
    found.push(...(await violationsOn(page, name)))
  }
  expect(found).toEqual([])
})

test('a call that has been spoken shuts nobody out either', async () => {
  const id = await playCall(workspace.pace, await readCall('reservation-card'), 40)
  const page = await workspace.signIn('Sara Haddad')
  await page.emulateMedia(LIGHT)
  await page.goto(`/calls/${id}`)
  await page.locator('mark').first().waitFor()
  expect(await violationsOn(page, 'call')).toEqual([])
})

/** In the other theme only colours are others. */
async function violationsOn(page: Page, name: string): Promise<string[]> {
  const inLight = await analyse(axe(page))
  await page.emulateMedia({ ...LIGHT, colorScheme: 'dark' })
  await cameToRest(page)
  const inDark = await analyse(axe(page).withRules('color-contrast'))
  return [
    ...inLight.map((violation) => `${name}, light: ${violation}`),
    ...inDark.map((violation) => `${name}, dark: ${violation}`),
  ]
}

/** Pages have no frames of others: their own is looked at where it is, without another page for the result. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

async function analyse(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary}`),
    )
}

/** A page that changes its theme is half in both until its transitions have ended. */
async function cameToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
}
