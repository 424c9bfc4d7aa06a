import { and, asc, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('What somebody did is taken back from the corner, by key and from the timeline, and never over what a colleague wrote', async () => {
  const { signIn } = workspace
  const lead = await findLead()
  const sara = await signIn('Sara Haddad', `/leads/${lead}`)
  const layla = await signIn('Layla Nasser', `/leads/${lead}`)
  const from = await stageOf(lead)

  await press(sara, 'Qualified')
  await shows(layla, lead, 'qualified')
  await sara.getByRole('button', { name: 'Undo', exact: true }).click()
  await shows(layla, lead, from)
  await sara.getByText('Put back.').first().waitFor()

  // What the corner said of the first one is gone: it says so of the second once that can be taken back.
  await sara.getByText('Stage changed.').waitFor({ state: 'detached' })
  await press(sara, 'Viewing')
  await sara.getByText('Stage changed.').first().waitFor()
  await shows(layla, lead, 'viewing')
  await sara.keyboard.press('Control+z')
  await shows(layla, lead, from)
  await sara.keyboard.press('Control+Shift+z')
  await shows(layla, lead, 'viewing')

  await press(layla, 'Offer')
  await shows(sara, lead, 'offer')
  await sara.keyboard.press('Control+z')
  await sara.getByText('was changed since by Layla Nasser').first().waitFor()
  expect(await stageOf(lead)).toBe('offer')

  // Her own change, once her timeline tells of it: the one below was Sara's.
  await layla
    .getByRole('listitem')
    .filter({ hasText: 'Offer' })
    .getByRole('button', { name: 'Put back' })
    .click()
  await shows(sara, lead, 'viewing')
})

test('A tag is seen by the colleague; an archived lead says so on her page, and comes back', async () => {
  const { signIn } = workspace
  const lead = await findLead()
  const sara = await signIn('Sara Haddad', `/leads/${lead}`)
  const layla = await signIn('Layla Nasser', `/leads/${lead}`)
  await sara.getByLabel('Add a tag').fill('كبار العملاء')
  await sara.getByLabel('Add a tag').press('Enter')
  const tags = layla.getByRole('list', { name: 'Tags' })
  await tags.getByText('كبار العملاء').waitFor()
  await sara.getByRole('button', { name: 'Archive' }).click()
  await layla.getByText('Archived: it stands in no list').waitFor()
  await layla.getByRole('button', { name: 'Bring back' }).click()
  await sara.getByRole('list', { name: 'Tags' }).getByText('كبار العملاء').waitFor()
})

function press(page: Page, stage: string): Promise<void> {
  return page.getByRole('list', { name: 'Stage' }).getByRole('button', { name: stage }).click()
}

/** In Postgres, and on the page of whoever watches. */
async function shows(page: Page, lead: string, stage: string): Promise<void> {
  await waitFor(async () => (await stageOf(lead)) === stage, { what: `${stage} in the row` })
  const step = page.getByRole('list', { name: 'Stage' }).locator('[aria-current]')
  await waitFor(async () => (await step.textContent())?.toLowerCase().includes(stage), {
    what: `${stage} on the page`,
  })
}

async function stageOf(lead: string): Promise<string> {
  const [row] = await workspace.database.db
    .select({ stage: leads.stage })
    .from(leads)
    .where(eq(leads.id, lead))
  return row?.stage ?? ''
}

async function findLead(): Promise<string> {
  const { db } = workspace.database
  const [found] = await db
    .select({ id: leads.id })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(and(eq(people.email, 'sara.haddad@pace.demo'), eq(leads.stage, 'contacted')))
    .orderBy(asc(leads.reference))
    .limit(1)
  if (!found) throw new Error('Sara has no such lead.')
  return found.id
}
