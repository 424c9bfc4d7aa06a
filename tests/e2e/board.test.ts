import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addLead, fillTeam } from './support/crowd.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const MANY = 2_000

async function openBoard(): Promise<{ page: Page; teamId: string }> {
  const teamId = await fillTeam(workspace, MANY)
  const page = await workspace.signIn('Adam Fischer', `/board?team=${teamId}`)
  await page.getByRole('status').getByText('Live').first().waitFor()
  return { page, teamId }
}

test('A board of thousands is a small page, whose keys lead through all of it', async () => {
  const { page, teamId } = await openBoard()
  const html = await page.request.get(`/board?team=${teamId}`)
  expect((await html.body()).length).toBeLessThan(150_000)
  await page.getByRole('region', { name: `New, ${counted(MANY)} leads` }).waitFor()
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1_500)

  expect((await buttonNames(page)).filter((name) => name === '')).toEqual([])
  const first = page.getByRole('button', { name: /^Person 0 Unassigned Rent · 2 bed AED 90k\/yr/ })
  await first.focus()
  await page.keyboard.press('End')
  await page.locator(`[aria-posinset="${MANY}"] :focus`).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.locator(`[aria-posinset="${MANY - 1}"] :focus`).waitFor()
  await page.keyboard.press('Home')
  await page.locator('[aria-posinset="1"] :focus').waitFor()
})

test('What the pointer is on stays where it is when another lead comes above it', async () => {
  const { page, teamId } = await openBoard()
  await page.getByRole('region', { name: `New, ${counted(MANY)} leads` }).waitFor()
  const card = page.getByRole('button', { name: /^Person 3 / })
  await card.hover()
  const before = await card.boundingBox()
  await addLead(workspace, teamId, 'Ada')
  await page.getByRole('region', { name: `New, ${counted(MANY + 1)} leads` }).waitFor()
  await page.locator('[aria-posinset="5"]').getByText('Person 3').waitFor()
  expect(await card.boundingBox()).toEqual(before)
})

test('A card far down a column is carried to another stage', async () => {
  const { page } = await openBoard()
  const column = page.getByRole('region', { name: `New, ${counted(MANY)} leads` })
  await column.waitFor()
  await column.getByRole('article').nth(3).hover()
  await page.mouse.wheel(0, 30_000)
  const card = column.getByRole('button', { name: /^Person 32\d / }).first()
  await card.waitFor()
  const name = (await card.locator('span').first().textContent()) ?? ''
  await card.hover()
  await page.mouse.down()
  const target = await page.getByRole('region', { name: /^Contacted/ }).boundingBox()
  await page.mouse.move((target?.x ?? 0) + 100, 400, { steps: 5 })
  await page.getByText('Over Contacted.').waitFor({ state: 'attached' })
  await page.mouse.up()
  await page.getByRole('region', { name: 'Contacted, 1 lead' }).getByText(name).waitFor()
})

/** As the browser itself tells them to a screen reader. */
async function buttonNames(page: Page): Promise<unknown[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const buttons = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'button')
  return buttons.map(({ name }) => name?.value)
}

/** As the page writes a number. */
function counted(count: number): string {
  return count.toLocaleString('en')
}
