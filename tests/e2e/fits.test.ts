import { inArray, sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { leads, listings } from '#db/pace/schema.ts'
import { PAGES } from '../screens/pages.ts'
import { runsOutAtRest } from './support/runs-out.ts'
import type { DemoPerson } from './support/sign-in.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

test('nothing runs out of its panel, at a desk’s width and a phone’s', async () => {
  const found: string[] = []
  const people = new Map<DemoPerson, Page>()
  for (const { name, as, path, ready } of PAGES) {
    if (!as) continue
    const page = people.get(as) ?? (await workspace.signIn(as))
    people.set(as, page)
    await page.setViewportSize(SIZES[0])
    await page.goto(path)
    await ready(page, 'en')
    for (const size of SIZES) {
      await page.setViewportSize(size)
      found.push(...(await runsOutAtRest(page)).map((what) => `${name} at ${size.width}: ${what}`))
    }
  }
  expect(found).toEqual([])
})

test('the homes that match a lead stay in their panel, however long their titles', async () => {
  const { db } = workspace.database
  await db
    .update(listings)
    .set({ title: sql`repeat('Bright and spacious ', 10) || ${listings.title}` })
  const page = await workspace.signIn('Adam Fischer', `/leads/${await findMatchedLead()}`)
  await page.getByRole('tab', { name: /^Matching/ }).click()
  await page.getByText('Bright and spacious').first().waitFor()
  expect(await runsOutAtRest(page)).toEqual([])
})

async function findMatchedLead(): Promise<string> {
  const { db } = workspace.database
  const wanted = await db
    .select()
    .from(leads)
    .where(inArray(leads.intent, ['rent', 'buy']))
    .orderBy(leads.reference)
    .limit(50)
  for (const lead of wanted)
    if ((await listMatchingListings(db, 'all', lead, 1)).length > 0) return lead.id
  throw new Error('No listing matches any lead of the demo.')
}
