import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { bulkCommands, leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A manager changes many leads at once, a colleague sees it happen, and one press takes all of it back', async () => {
  const { signIn } = workspace
  const watched = await findNewLead()
  const sara = await signIn('Sara Haddad', `/leads/${watched}`)
  const layla = await signIn('Layla Nasser', '/leads?stage=new')
  const before = await countStages()

  await choose(layla)
  await layla.getByRole('button', { name: 'Change stage' }).click()
  const dialog = layla.getByRole('dialog')
  await dialog.getByText(/Change the stage of \d+ leads\?/).waitFor()
  await dialog.getByLabel('Stage').selectOption('qualified')
  await dialog.getByRole('button', { name: 'Change stage' }).click()

  const corner = layla.getByRole('region', { name: 'Commands over many' })
  await corner.getByText('Done', { exact: false }).waitFor()
  await sara
    .getByRole('list', { name: 'Stage' })
    .locator('[aria-current]', { hasText: 'Qualified' })
    .waitFor()
  await waitFor(async () => JSON.stringify(await countStages()) !== JSON.stringify(before), {
    what: 'the stages in their rows',
  })

  await layla.reload()
  await corner.getByRole('button', { name: /Change stage · \d+ leads/ }).click()
  await layla.getByText('Nothing was refused').waitFor()
  await layla.getByRole('main').getByRole('button', { name: 'Undo all' }).click()
  await waitFor(async () => JSON.stringify(await countStages()) === JSON.stringify(before), {
    what: 'every stage as it was',
  })
  await sara
    .getByRole('list', { name: 'Stage' })
    .locator('[aria-current]', { hasText: 'New' })
    .waitFor()
})

test('Who may change some of what she chose is told what was refused, and why', async () => {
  const { signIn, database } = workspace
  const sara = await signIn('Sara Haddad', '/leads')
  await choose(sara)
  await sara.getByRole('button', { name: 'Archive' }).click()
  await sara.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
  const ended = await waitFor(
    async () => {
      const [bulk] = await database.db
        .select()
        .from(bulkCommands)
        .where(and(eq(bulkCommands.command, 'archive'), eq(bulkCommands.state, 'done')))
      return bulk
    },
    { what: 'the end of the command' },
  )
  expect(ended.refused).toBeGreaterThan(0)
  expect(ended.changed).toBeGreaterThan(0)
  const archived = () => database.db.$count(leads, isNotNull(leads.archivedAt))
  await waitFor(async () => (await archived()) === ended.changed, { what: 'all in their rows' })
  await sara.goto(`${new URL(sara.url()).origin}/bulk/${ended.id}`)
  await sara.getByText('You may not archive this lead.').first().waitFor()
  const file = sara.waitForEvent('download')
  await sara.getByRole('link', { name: 'Download' }).click()
  expect((await file).suggestedFilename()).toMatch(/^refused-.*\.csv$/)
  await sara.getByRole('button', { name: 'Undo all' }).first().click()
  await waitFor(async () => (await archived()) === 0, { what: 'no lead archived' })
})

/** All rows that are shown. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).click()
  await page
    .getByText(/\d+ selected/)
    .first()
    .waitFor()
}

async function countStages() {
  return workspace.database.db
    .select({ stage: leads.stage, count: sql<number>`count(*)::int` })
    .from(leads)
    .groupBy(leads.stage)
    .orderBy(leads.stage)
}

async function findNewLead(): Promise<string> {
  const { db } = workspace.database
  const [found] = await db
    .select({ id: leads.id })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(and(eq(people.email, 'sara.haddad@pace.demo'), eq(leads.stage, 'new')))
    .orderBy(asc(leads.reference))
    .limit(1)
  if (!found) throw new Error('Sara has no new lead.')
  return found.id
}
