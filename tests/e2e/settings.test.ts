import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog, houseSettings, leads, people, referenceValues, teams } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { clockWords } from '#words/clocks.ts'
import { settingsWords } from '#words/settings.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('An admin keeps a list: a colleague can choose a new value at once, and a retired one no longer, without a reload', async () => {
  const { db } = workspace.database
  const sara = await workspace.signIn('Sara Haddad', '/leads?new=')
  const source = sara.getByRole('dialog', { name: 'New lead' }).getByLabel('Source')
  await source.waitFor()
  const offered = async (name: string) =>
    (await source.locator('option').allTextContents()).includes(name)
  expect(await offered('TikTok')).toBe(false)

  const adam = await workspace.signIn('Adam Fischer', '/admin/lists/source')
  await adam.getByRole('button', { name: 'Add a value' }).click()
  const dialog = adam.getByRole('dialog', { name: 'Add a value' })
  await dialog.getByLabel('Key').fill('bayut')
  await dialog.getByLabel('In English').fill('TikTok')
  await dialog.getByLabel('In Arabic').fill('تيك توك')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('alert').getByText('is taken').waitFor()
  await dialog.getByLabel('Key').fill('tiktok')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = adam.getByRole('listitem').filter({ hasText: 'tiktok' })
  await row.waitFor()
  await waitFor(() => offered('TikTok'))

  await row.getByRole('button', { name: 'Retire' }).click()
  await adam.getByRole('dialog').getByRole('button', { name: 'Retire' }).click()
  await row.getByText('Retired', { exact: true }).waitFor()
  await waitFor(async () => !(await offered('TikTok')))
  const [kept] = await db.select().from(referenceValues).where(eq(referenceValues.key, 'tiktok'))
  expect(kept?.retiredAt).not.toBeNull()
})

test('An admin says when the house works; what cannot be is said at its field and nothing is changed', async () => {
  const { db } = workspace.database
  const page = await workspace.signIn('Adam Fischer', '/admin/house')
  const hours = page.getByRole('region', { name: 'Working hours' })
  const closing = page.getByLabel('Monday to').first()
  await closing.fill('08:00')
  await hours.getByRole('button', { name: 'Save' }).click()
  await hours.getByRole('alert').getByText('ends before it begins').waitFor()
  await closing.fill('17:00')
  await hours.getByRole('button', { name: 'Save' }).click()
  const holidays = page.getByRole('region', { name: 'Holidays' })
  await holidays
    .getByRole('button', { name: /Arafat Day/ })
    .first()
    .click()
  await holidays.getByRole('button', { name: 'Take Arafat Day away' }).waitFor()
  await waitFor(async () => {
    const [row] = await db.select().from(houseSettings)
    return row?.settings.hours[0]?.[0]?.to === '17:00' && row.settings.holidays.length === 1
  })
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'house.change'))
    .orderBy(desc(auditLog.sequence))
  expect(entry).toMatchObject({ outcome: 'allowed', target: 'house' })
})

test('A team shows its agents each other’s leads: a colleague’s card says who it is on an open board, and no longer', async () => {
  const { lead, team } = await leadOfColleague()
  const sara = await workspace.signIn('Sara Haddad', '/board')
  await sara.getByRole('heading', { level: 1 }).waitFor()
  const card = sara.getByRole('region', { name: /^Offer/ }).getByText(lead.name)
  const isReadable = async () => (await sara.request.get(`/leads/${lead.id}`)).ok()
  expect([await card.count(), await isReadable()]).toEqual([0, false])

  const adam = await workspace.signIn('Adam Fischer', '/admin/house')
  const choice = adam.getByLabel(`What agents of ${team.name} see`)
  await choice.selectOption('Everything')
  await adam.getByText('Saved').first().waitFor()
  await card.first().waitFor()
  await waitFor(isReadable)

  await choice.selectOption('Stage, age and area')
  await card.first().waitFor({ state: 'detached' })
  await waitFor(async () => !(await isReadable()))
})

/** A lead of somebody else in Sara's team, newly moved so that it stands at the top of its column. */
async function leadOfColleague() {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  const [found] = await db
    .select({ lead: { id: leads.id, name: sql<string>`${leads.name}` }, team: teams })
    .from(leads)
    .innerJoin(teams, eq(teams.id, leads.teamId))
    .where(
      and(
        eq(leads.teamId, sara?.teamId ?? ''),
        eq(leads.stage, 'offer'),
        isNotNull(leads.name),
        sql`${leads.ownerId} <> ${sara?.id} and not ${sara?.id} = any (${leads.collaboratorIds})`,
      ),
    )
    .orderBy(desc(leads.stageChangedAt))
  if (!found) throw new Error('Nobody else in the team has an offer.')
  return found
}

test('whoever saves settings that somebody else has saved meanwhile is told what differs, in each of the forms, and nothing of theirs is lost', async () => {
  const [first, second] = await Promise.all([
    workspace.signIn('Adam Fischer', '/admin/house'),
    workspace.signIn('Adam Fischer', '/admin/house'),
  ])
  const words = settingsWords('en')
  const clock = clockWords('en').settings
  const day = words.from('Monday')
  const { keptDays, title } = words.recordings
  const forms = [
    { form: words.basics, at: words.name, theirs: 'Palm Brokers', mine: 'Creek Brokers' },
    { form: words.hours, at: day, theirs: '07:30', mine: '08:15' },
    { form: clock.title, at: clock.permit, theirs: '11', mine: '12', kept: '"warnDays":11' },
    { form: title, at: keptDays, theirs: '71', mine: '72', kept: '"keptDays":71' },
  ]
  const { db } = workspace.database
  const settings = async () => JSON.stringify((await db.select().from(houseSettings))[0]?.settings)
  for (const { form, at, theirs, mine, kept = theirs } of forms) {
    const save = { name: /^Save/ }
    const [one, other] = [first, second].map((page) => page.getByRole('region', { name: form }))
    if (!one || !other) throw new Error('Two look at it.')
    await other.getByLabel(at).first().fill(mine)
    await one.getByLabel(at).first().fill(theirs)
    await one.getByRole('button', save).click()
    await waitFor(async () => (await settings()).includes(kept))
    await other.getByRole('button', save).click()
    await other.getByRole('alert').locator('dd', { hasText: theirs }).waitFor()
    expect(await other.getByLabel(at).first().inputValue()).toBe(mine)
    await other.getByRole('button', { name: words.moved.take }).click()
    await other.getByRole('alert').waitFor({ state: 'detached' })
    expect(await other.getByLabel(at).first().inputValue()).toBe(theirs)
  }
})
