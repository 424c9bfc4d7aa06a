import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, outbox, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { awaken } from './support/awaken.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A lead that becomes somebody’s rings on every page of theirs, says why, and is read everywhere at once', async () => {
  const { signIn } = workspace
  const lead = await findLeadOf('omar.khan@pace.demo')
  const sara = await signIn('Sara Haddad', '/desk')
  const other = awaken(await sara.context().newPage())
  await other.goto('/notifications')
  await Promise.all([bell(sara, 'Notifications').waitFor(), bell(other, 'Notifications').waitFor()])
  const before = await unread(sara)

  const layla = await signIn('Layla Nasser', `/leads/${lead.id}`)
  await layla
    .getByRole('button', { name: /Omar Khan/ })
    .first()
    .click()
  await layla
    .getByRole('menuitemcheckbox', { name: /Sara Haddad/ })
    .or(layla.getByRole('menuitem', { name: /Sara Haddad/ }))
    .last()
    .click()

  await bell(sara, `Notifications, ${before + 1} unread`).waitFor()
  const told = other.getByRole('link', { name: new RegExp(`Layla Nasser.* made .*${lead.name}`) })
  await told.waitFor()
  await other.getByRole('button', { name: 'Why this?' }).first().click()
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
  const layla = await signIn('Layla Nasser', `/leads/${lead.id}`)
  await layla
    .getByRole('button', { name: /Omar Khan/ })
    .first()
    .click()
  await layla
    .getByRole('menuitemcheckbox', { name: /Sara Haddad/ })
    .or(layla.getByRole('menuitem', { name: /Sara Haddad/ }))
    .last()
    .click()
  await layla
    .getByRole('button', { name: /Sara Haddad/ })
    .first()
    .waitFor()
  const { database } = workspace
  await waitFor(async () => {
    const [row] =
      await database.sql`select sequence >= (select max(sequence) from entity_events where key = ${lead.id}) as done
        from event_cursors where reader = 'notifications'`
    return row?.done === true
  })
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
  await database.sql`select graphile_worker.add_job('mail-digest', json_build_object('personId', ${personId}::text))`
  const mail = await waitFor(async () => (await database.db.select().from(outbox))[0])
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

async function findLeadOf(email: string) {
  const { database } = workspace
  const ownerId = await idOf(email)
  const [lead] = await database.db.select().from(leads).where(eq(leads.ownerId, ownerId)).limit(1)
  if (!lead) throw new Error(`${email} has no lead.`)
  return lead
}
