import { and, eq, isNotNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { people, tasks } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const PHONE = { width: 390, height: 844 }

test('A manager takes a listing off the market; who reads it in Arabic sees it go, and come back by one undo', async () => {
  const { signIn, database } = workspace
  const [listing] = await database.sql`select l.reference, l.title from listings l
    join teams t on t.id = l.team_id where t.name = 'Marina & Palm' and l.status = 'available'
    order by l.reference limit 1`
  const address = `/listings?status=available&reference=${listing?.['reference']}`
  const row = (page: Page) =>
    page.getByRole('table').getByRole('link', { name: String(listing?.['title']), exact: true })
  const adam = await signIn('Adam Fischer', '/desk')
  await chooseLanguage(adam, 'العربية')
  await adam.getByRole('heading', { name: 'مكتبي', exact: true }).waitFor()
  await adam.goto(address)
  await adam.getByRole('table', { name: 'العقارات المعروضة' }).waitFor()
  await row(adam).waitFor()

  const layla = await signIn('Layla Nasser', address)
  await layla.getByRole('checkbox', { name: 'Select all that are shown' }).click()
  await layla.getByRole('button', { name: 'Change status' }).click()
  const dialog = layla.getByRole('dialog')
  await dialog.getByLabel('Status').selectOption('withdrawn')
  await dialog.getByRole('button', { name: 'Change status' }).click()
  await row(adam).waitFor({ state: 'detached' })
  const corner = layla.getByRole('region', { name: 'Commands over many' })
  await corner.getByRole('button', { name: 'Undo all' }).first().click()
  await row(adam).waitFor()
})

test('On a phone records are ticked and a view shows its own columns', async () => {
  const sara = await workspace.signIn('Sara Haddad')
  await sara.setViewportSize(PHONE)
  await sara.goto('/listings?columns=title,permit,team')
  await sara.getByRole('term').filter({ hasText: 'Permit' }).first().waitFor()
  await sara
    .getByRole('checkbox', { name: /^Select / })
    .first()
    .click()
  await sara.getByText('1 selected').first().waitFor()
  await sara.getByRole('button', { name: 'Columns' }).click()
  await sara.getByRole('checkbox', { name: 'Community' }).check()
  await sara.waitForURL(/columns=title%2Cpermit%2Cteam%2Carea/)
  expect(await isWiderThanPage(sara)).toBe(false)
})

test('Tasks stand in the order of their days; one that is ticked goes, and is found among what was done', async () => {
  await addTasks()
  const sara = await workspace.signIn('Sara Haddad', '/tasks')
  const [first, second] = TITLES.map((title) =>
    sara.getByRole('checkbox', { name: `Done: ${title}` }),
  )
  if (!first || !second) throw new Error('There are two.')
  await first.waitFor()
  const [above, below] = [await first.boundingBox(), await second.boundingBox()]
  expect(above?.y).toBeLessThan(below?.y ?? 0)
  await first.click()
  await sara.mouse.move(0, 0)
  await first.waitFor({ state: 'detached' })
  await second.waitFor()
  // A page that is loaded anew takes back what it has not sent yet.
  await waitFor(isFirstDone, { what: 'the task done in its row' })
  await sara.goto('/tasks?done=true&sort=-doneAt')
  await sara.getByRole('checkbox', { name: `Done: ${TITLES[0]}`, checked: true }).waitFor()
})

test('Viewings stand under their days or in a table, and either says what became of one', async () => {
  const sara = await workspace.signIn('Sara Haddad', '/viewings')
  await sara.getByRole('link', { name: 'Past' }).click()
  await sara.waitForURL(/start.before=today/)
  await sara.getByRole('list').getByText('Attended').first().waitFor()
  await sara.getByRole('link', { name: 'Table' }).click()
  await sara.getByRole('table', { name: 'Viewings' }).waitFor()
  await sara
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: 'No-show' })
    .click()
  await sara.waitForURL(/status=noShow.*as=table/)
  await sara.getByRole('table', { name: 'Viewings' }).waitFor()
})

test('An address with a filter that is gone says which, on every list', async () => {
  const sara = await workspace.signIn('Sara Haddad')
  for (const list of ['listings', 'viewings', 'tasks']) {
    expect((await sara.goto(`/${list}?beds=2`))?.status()).toBe(422)
    await sara.getByText(/beds is no column/).waitFor()
  }
})

const TITLES = ['Read the water meter', 'Return the letterbox key'] as const

/** Two of Sara's that were due before all others, the one that was due first made last. */
async function addTasks(): Promise<void> {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  const own = { ownerId: sara?.id ?? '', teamId: sara?.teamId ?? null, createdBy: 'person:x' }
  await db.insert(tasks).values([
    { ...own, title: TITLES[1], dueAt: '2026-01-02T08:00:00Z' },
    { ...own, title: TITLES[0], dueAt: '2026-01-01T08:00:00Z' },
  ])
}

async function isFirstDone(): Promise<boolean> {
  const { db } = workspace.database
  const done = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.title, TITLES[0]), isNotNull(tasks.doneAt)))
  return done.length === 1
}

function isWiderThanPage(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}
