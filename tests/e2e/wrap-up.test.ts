import { and, asc, eq, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { calls, leads, listings, people, tasks, viewings } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('An agent books the viewing where she wraps up the call: a time that is taken is asked back, then it stands, the lead has moved, the next thing is offered', async () => {
  const { call, lead, home } = await endedCall()
  await takeTime(lead)
  const { db } = workspace.database
  const page = await workspace.signIn('Sara Haddad', `/calls/${call}`)
  await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor()
  await page.keyboard.press('w')
  await page.getByRole('button', { name: 'Book a viewing …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Book the viewing' })
  await dialog.getByLabel('Look for another home').fill(home.reference)
  await dialog.getByRole('option', { name: home.reference }).waitFor({ state: 'attached' })
  await dialog.getByLabel('Home', { exact: true }).selectOption(home.id)
  await dialog.getByRole('button', { name: 'The next month' }).click()
  await dialog.getByRole('button', { name: / 15 / }).click()
  await dialog.getByLabel('Time').selectOption('16:30')
  await dialog.getByRole('option', { name: '16:30 · taken' }).waitFor({ state: 'attached' })
  await dialog.getByRole('button', { name: 'Book and wrap up' }).click()
  await dialog.getByRole('alert').getByText('The agent has another viewing at that time').waitFor()
  await dialog.getByRole('button', { name: 'Book it all the same' }).click()
  await page.getByRole('status').getByText('Viewing booked for').waitFor()
  await page.getByRole('button', { name: 'Remind me to confirm' }).click()
  await page.getByText('On your list').waitFor()

  const booked = await waitFor(async () => {
    const ofBoth = and(eq(viewings.listingId, home.id), eq(viewings.leadId, lead))
    const rows = await db.select().from(viewings).where(ofBoth)
    return rows.length > 0 && rows
  })
  expect(booked).toMatchObject([{ status: 'pending' }])
  expect(booked[0]?.startsAt).toContain('12:30')
  await waitFor(async () => {
    const [moved] = await db.select().from(leads).where(eq(leads.id, lead))
    const [over] = await db.select().from(calls).where(eq(calls.id, call))
    return moved?.stage === 'viewing' && over?.disposition === 'viewingBooked'
  })
  await waitFor(
    async () => {
      const reminders = await db.select().from(tasks).where(eq(tasks.leadId, lead))
      return reminders.some(({ title }) => title.startsWith('Confirm the viewing on'))
    },
    { what: 'the reminder' },
  )
})

/** Sara shows something at half past four on the 15th of each of the next months. */
async function takeTime(leadId: string): Promise<void> {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  const [other] = await db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, sara?.id ?? ''), ne(leads.id, leadId)))
    .orderBy(asc(leads.reference))
    .limit(1)
  const now = new Date()
  const rows = [0, 1, 2, 3].map((months) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 15))
    const at = (clock: string) => `${month.toISOString().slice(0, 10)}T${clock}:00.000Z`
    const held = {
      agentId: sara?.id ?? '',
      teamId: sara?.teamId ?? null,
      leadId: other?.id ?? null,
    }
    return { ...held, startsAt: at('12:30'), endsAt: at('13:00') }
  })
  await db.insert(viewings).values(rows)
}

/** A call of Sara's that has just ended, with a new lead of hers, and a home of her team. */
async function endedCall() {
  const { db } = workspace.database
  const [found] = await db
    .select({ call: calls.id, lead: leads.id, teamId: leads.teamId })
    .from(calls)
    .innerJoin(leads, eq(leads.id, calls.leadId))
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(
      and(
        eq(people.email, 'sara.haddad@pace.demo'),
        eq(calls.agentId, people.id),
        eq(calls.state, 'ended'),
        eq(leads.stage, 'contacted'),
      ),
    )
    .orderBy(asc(calls.id))
    .limit(1)
  if (!found?.teamId) throw new Error('Sara has no call with a lead of hers')
  const { call, lead, teamId } = found
  await db.update(leads).set({ stage: 'new' }).where(eq(leads.id, lead))
  await db
    .update(calls)
    .set({ state: 'wrapup', disposition: null, wrappedUpAt: null })
    .where(eq(calls.id, call))
  const [home] = await db
    .select({ id: listings.id, reference: listings.reference })
    .from(listings)
    .where(and(eq(listings.teamId, teamId), eq(listings.status, 'available')))
    .orderBy(asc(listings.reference))
    .limit(1)
  if (!home) throw new Error('the team has no home to show')
  return { call, lead, home }
}
