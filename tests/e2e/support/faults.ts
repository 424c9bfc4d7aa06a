import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** All that axe finds, what it calls moderate or minor too. */
export async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))
}
