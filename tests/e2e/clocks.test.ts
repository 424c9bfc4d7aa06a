import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { changeHouse } from '#db/pace/house/change-house.ts'
import { listClocks } from '#db/pace/clocks/records.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

/** Minutes are minutes: what the house's nights do is for the tests of its hours. */
const ALWAYS = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])

test('An agent sees the time for an answer run out, her manager is told in Arabic, and the lead goes back to the team', async () => {
  const { signIn, database } = workspace
  await endOtherClocks()
  await changeHouse(database.db, {
    patch: { hours: ALWAYS },
    by: { actor: 'person:x', via: 'test' },
  })
  const adam = await signIn('Adam Fischer', '/admin/house')
  const times = adam.getByRole('region', { name: 'Due times' })
  await times
    .getByLabel('An unanswered lead goes to somebody else after', { exact: true })
    .fill('40')
  await times.getByRole('button', { name: 'Save due times' }).click()
  await adam.getByText('Saved').first().waitFor()
  await waitFor(async () => {
    const [house] = await database.sql`select settings->'clocks'->'returnToPool' as back
      from house_settings`
    return house?.['back']?.within === 40
  })
  await allReckoned()

  const layla = await signIn('Layla Nasser', '/notifications')
  await chooseLanguage(layla, 'العربية')
  await layla.getByRole('heading', { name: 'الإشعارات' }).waitFor()

  const sara = await signIn('Sara Haddad', '/leads?new=')
  const id = await makeLead(sara, 'Mariam Al Suwaidi')
  const due = sara.getByRole('region', { name: 'Due times' })
  await due.getByText('Answer').waitFor()
  await due.getByText(/^1[0-5] min left$/).waitFor()

  const shown = new Date()
  await sara.clock.setFixedTime(shown.getTime() + 20 * 60_000)
  await due.getByText(/^overdue since/).waitFor()
  await sara.clock.setFixedTime(shown)

  await passTime(id, 20)
  await layla.getByText(/لم يُرَد على .*Mariam Al Suwaidi/).waitFor()
  await layla.goto('/leads?overdue=true')
  await layla.getByRole('link', { name: 'Mariam Al Suwaidi' }).first().waitFor()
  await layla
    .getByText(/متأخر منذ/)
    .first()
    .waitFor()

  await passTime(id, 25)
  const claim = sara.getByRole('button', { name: /^Claim/ })
  await claim.waitFor()
  await sara.getByText('Left unanswered for too long').waitFor()

  await claim.click()
  await claim.waitFor({ state: 'hidden' })
  await due.getByRole('button', { name: 'Pause' }).click()
  const dialog = sara.getByRole('dialog', { name: 'Pause this lead' })
  await dialog.getByLabel('Because').fill('Travelling until the summer')
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await due
    .getByText(/^paused until/)
    .first()
    .waitFor()
  await due.getByText('Paused: Travelling until the summer').waitFor()
  await due.getByRole('button', { name: 'Go on now' }).click()
  await due.getByRole('button', { name: 'Pause' }).waitFor()
  await sara
    .getByRole('radio', { name: /Contacted/ })
    .or(sara.getByRole('button', { name: /Contacted/ }))
    .first()
    .click()
  await due.getByText('Follow-up').waitFor()
  await waitFor(async () => (await kindsOf(id)).join() === 'followUp')
  await due.getByText('Answer').waitFor({ state: 'detached' })
})

/** Each change of the house's hours or lengths has the clocks of all records reckoned anew, in the background. */
async function allReckoned(): Promise<void> {
  await waitFor(async () => {
    const [last] = await workspace.database.sql`select 1 from clock_reckoning, house_settings
      where "after" is null and basis = md5(jsonb_build_array(settings->'clocks', settings->'hours', settings->'holidays',
        settings->'zone')::text)`
    return last !== undefined
  })
}

/**
 * What came in during the demo's night is overdue as soon as the house is always open, how much of it hangs on the hour, and from the
 * fourth on the manager is told of all together: by a number, and no name.
 */
async function endOtherClocks(): Promise<void> {
  await allReckoned()
  await workspace.database
    .sql`update clocks set stopped_at = now(), rings_at = null where stopped_at is null`
}

async function makeLead(page: Page, name: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'New lead' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Phone').fill('050 765 4321')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** As if all of the lead's clocks had begun so much earlier: nobody waits for that in a test. */
async function passTime(leadId: string, minutes: number): Promise<void> {
  const { sql } = workspace.database
  await sql`update clocks set started_at = started_at - ${minutes} * interval '1 minute',
    counts_from = counts_from - ${minutes} * interval '1 minute', due_at = due_at - ${minutes} * interval '1 minute',
    warn_at = warn_at - ${minutes} * interval '1 minute', rings_at = rings_at - ${minutes} * interval '1 minute'
    where lead_id = ${leadId} and stopped_at is null`
  await sql`select pg_notify('clocks', ${new Date().toISOString()})`
}

async function kindsOf(leadId: string): Promise<string[]> {
  const clocks = await listClocks(workspace.database.db, leadId)
  return clocks.map(({ kind }) => kind)
}
