import type { Page } from 'playwright-core'
import { shortlistWords } from '#words/shortlist.ts'
import type { BenchStack } from '../stack/stack.ts'

const CHOSEN = 3
/** Homes of a lead stand there sooner, or there are none. */
const PATIENCE_MS = 10_000

/** Some homes for a lead of Sara's that has matches, as she would choose them; the customer's address. */
export async function makeShortlist(page: Page, { query }: BenchStack): Promise<string> {
  const words = shortlistWords('en')
  const leads = await query`select leads.id from leads join people on people.id = owner_id
    where people.email = 'sara.haddad@pace.demo' and stage not in ('won', 'lost') order by reference limit 20`
  for (const { id } of leads) {
    await page.goto(`/leads/${id}`)
    await page.getByRole('tab', { name: /^Matching/ }).click()
    const homes = page.getByRole('tabpanel').locator('input[type="checkbox"]')
    const hasEnough = await homes
      .nth(CHOSEN - 1)
      .waitFor({ timeout: PATIENCE_MS })
      .then(
        () => true,
        () => false,
      )
    if (!hasEnough) continue
    for (let home = 0; home < CHOSEN; home += 1) await homes.nth(home).check()
    await page.getByRole('button', { name: words.make }).click()
    await page.getByRole('button', { name: words.create }).click()
    const link = page.locator(`code[aria-label="${words.link}"]`)
    await link.waitFor()
    return (await link.textContent()) ?? ''
  }
  throw new Error('No lead of Sara’s has homes that match.')
}
