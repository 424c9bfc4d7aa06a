import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, outbox, people } from '#db/pace/schema.ts'
import { endClocks, untilTold } from '#tests/support/end-clocks.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { awaken } from './support/awaken.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A lead that becomes somebody’s rings on every page of theirs, says why, and is read everywhere at once', async () => {
  const { signIn, database } = workspace
  await endClocks(database.sql)
  await database.sql`update notifications set read_at = now() where read_at is null`
  const lead = await findLeadOf('omar.khan@pace.demo')
  const sara = await signIn('Sara Haddad', '/desk')
  const other = awaken(await sara.context().newPage())
  await other.goto('/notifications')
  await Promise.all([bell(sara, 'Notifications').waitFor(), bell(other, 'Notifications').waitFor()])

  await giveToSara(await signIn('Layla Nasser', `/leads/${lead.id}`))
  await bell(sara, 'Notifications, 1 unread').waitFor()
  const told = other.getByRole('link', { name: new RegExp(`Layla Nasser.* made .*${lead.name}`) })
  await told.waitFor()
  await other
    .getByRole('listitem')
    .filter({ has: told })
    .getByRole('button', { name: 'Why this?' })
    .click()
  await other.getByText('You became the one who works this lead.').waitFor()

  await sara.goto('/notifications')
  await sara.getByRole('button', { name: 'Mark all read' }).click()
  await bell(other, 'Notifications').waitFor()
  await waitFor(async () => (await unread(other)) === 0)
  await told.click()
  await other.waitForURL(`**/leads/${lead.id}`)
})

test('What is turned off is not told any more, and quiet hours that no clock shows are refused', async () => {
  const { signIn } = workspace
  const sara = await signIn('Sara Haddad', '/account/notifications')
  const box = sara.getByLabel('A lead becomes mine: In PACE')
  await box.uncheck()
  // A page that is loaded anew takes back what it has not sent yet.
  await waitFor(async () => {
    const kept = await workspace.database.sql`select 1 from notification_rules where not app`
    return kept.length > 0
  })
  await sara.reload()
  await waitFor(async () => !(await box.isChecked()))
  await sara.getByLabel('From').fill('')
  await sara.getByRole('button', { name: 'Save' }).click()
  await sara
    .getByText(/no time of day/)
    .first()
    .waitFor()
  await sara.getByLabel('From').fill('22:00')
  await sara.getByRole('button', { name: 'Save' }).click()
  await sara.getByText('Saved.').waitFor()

  const before = await unread(sara)
  const lead = await findLeadOf('omar.khan@pace.demo')
  await giveToSara(await signIn('Layla Nasser', `/leads/${lead.id}`))
  const { database } = workspace
  const personId = await idOf('sara.haddad@pace.demo')
  await waitFor(
    async () => {
      const [row] = await database.db.select().from(leads).where(eq(leads.id, lead.id))
      return row?.ownerId === personId
    },
    { what: 'the lead as Sara’s' },
  )
  await untilTold(database.sql)
  const told =
    await database.sql`select in_app from notifications where person_id = ${personId} and lead_id = ${lead.id}`
  // In the next mail alone.
  expect(told).toEqual([{ in_app: false }])
  await sara.reload()
  expect(await unread(sara)).toBe(before)
})

test('In Arabic the page and the digest are Arabic, and the link in it ends such mails without signing in', async () => {
  const { signIn, visit, database } = workspace
  const sara = await signIn('Sara Haddad', '/notifications')
  await sara.getByTitle(/Theme, language/).click()
  await sara.getByRole('menuitem', { name: 'العربية' }).click()
  await sara.getByRole('heading', { name: 'الإشعارات' }).waitFor()
  const personId = await idOf('sara.haddad@pace.demo')
  await database.sql`update notifications set to_mail = true, read_at = null, mailed_at = null where person_id = ${personId}`
  await database.sql`delete from outbox where recipient = 'sara.haddad@pace.demo'`
  await database.sql`select graphile_worker.add_job('mail-digest', json_build_object('personId', ${personId}::text))`
  const mail = await waitFor(async () => {
    const sent = await database.db
      .select()
      .from(outbox)
      .where(eq(outbox.recipient, 'sara.haddad@pace.demo'))
      .orderBy(asc(outbox.createdAt))
    return sent[0]
  })
  expect(mail.subject).toMatch(/إشعار/)
  const link = /\S+\/unsubscribe\?\S+/.exec(mail.body)?.[0] ?? ''
  const page = await visit()
  await page.goto(link)
  await page.getByRole('button').click()
  await page.getByRole('heading').waitFor()
  await waitFor(() => hasEndedMails(personId))
  await page.goto(`${link}x`)
  expect(await page.getByRole('button').count()).toBe(0)

  await database.sql`delete from notification_rules where person_id = ${personId}`
  expect(await sendAsMailProgram(`${link}x`)).toBe(403)
  expect(await hasEndedMails(personId)).toBe(false)
  expect(await sendAsMailProgram(link)).toBe(200)
  expect(await hasEndedMails(personId)).toBe(true)
})

/** As RFC 8058 says: no cookie, no page before, one field. */
async function sendAsMailProgram(link: string): Promise<number> {
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const response = await fetch(link, { method: 'POST', body })
  await response.body?.cancel()
  return response.status
}

async function hasEndedMails(personId: string): Promise<boolean> {
  const rows = await workspace.database
    .sql`select email from notification_rules where person_id = ${personId} and kind = 'viewingBooked'`
  return rows.length === 1 && rows[0]?.email === false
}

/** On the page of a lead of Omar's. */
async function giveToSara(layla: Page): Promise<void> {
  await layla.getByRole('status').getByText('Saved').first().waitFor()
  await layla.getByRole('button', { name: /^Owner and sharing/ }).click()
  // Whom it may be shared with stands before whom it may be given to.
  await layla
    .getByRole('menuitem', { name: /Sara Haddad/ })
    .last()
    .click()
}

function bell(page: Page, name: string) {
  return page.getByRole('link', { name, exact: true })
}

async function unread(page: Page): Promise<number> {
  const name = await page.locator('a[href="/notifications"]').first().innerText()
  return Number(/\d+/.exec(name)?.[0] ?? 0)
}

async function idOf(email: string): Promise<string> {
  const { database } = workspace
  const [person] = await database.db.select().from(people).where(eq(people.email, email))
  if (!person) throw new Error(`Nobody has ${email}.`)
  return person.id
}

/** One that was answered: nothing of it is due in the minutes of a test. */
async function findLeadOf(email: string) {
  const { database } = workspace
  const ownerId = await idOf(email)
  const [lead] = await database.db
    .select()
    .from(leads)
    .where(and(eq(leads.ownerId, ownerId), eq(leads.stage, 'contacted'), isNotNull(leads.name)))
    .orderBy(asc(leads.reference))
    .limit(1)
  if (!lead) throw new Error(`${email} has no lead.`)
  return lead
}
