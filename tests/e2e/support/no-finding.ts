import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Axe finds nothing in this part of the page. */
export async function noFinding(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(within).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`),
  ).toEqual([])
}
