import { inArray, sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { leads, listings } from '#db/pace/schema.ts'
import type { Language } from '#domain/language.ts'
import { PAGES } from '../screens/pages.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { runsOutAtRest } from './support/runs-out.ts'
import type { DemoPerson } from './support/sign-in.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** The narrowest that is sold: what fits it fits the others, too. */
const SMALL_PHONE = { width: 360, height: 740 }

test('nothing runs out of its panel or is cut, at a desk’s width and at a phone’s, in either language', async () => {
  expect(await runOut('en', [DESK, PHONE, SMALL_PHONE])).toEqual([])
  expect(await runOut('ar', [SMALL_PHONE])).toEqual([])
})

/** What of all pages does, in one language. */
async function runOut(language: Language, sizes: readonly (typeof DESK)[]): Promise<string[]> {
  const found: string[] = []
  const people = new Map<DemoPerson, Page>()
  for (const { name, as, path, ready } of PAGES) {
    if (!as) continue
    const page = people.get(as) ?? (await workspace.signIn(as))
    if (!people.has(as) && language === 'ar') await chooseLanguage(page, 'العربية')
    people.set(as, page)
    await page.setViewportSize(DESK)
    await page.goto(path)
    await ready(page, language)
    for (const size of sizes) {
      await page.setViewportSize(size)
      const at = `${name} in ${language} at ${size.width}`
      found.push(...(await runsOutAtRest(page)).map((what) => `${at}: ${what}`))
    }
  }
  // Whoever comes next reads English again.
  await workspace.database.sql`update people set language = null`
  return found
}

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
