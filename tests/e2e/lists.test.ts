import { eq, sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { auditLog, leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A manager makes a view and shares it; a colleague opens it, sees it live, and Back undoes what they change', async () => {
  const layla = await workspace.signIn('Layla Nasser', '/leads')
  await narrow(layla, 'Source', ['Referral', 'Walk-in'])
  await layla.getByText('is any of Referral or Walk-in').waitFor()
  await narrow(layla, 'Temperature', ['Hot'])
  await layla.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await layla.waitForURL(/sort=name/)
  await layla.getByRole('button', { name: 'Views' }).click()
  await layla.getByRole('button', { name: 'Save as a view' }).click()
  const dialog = layla.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Warm doors, حار')
  await dialog.getByLabel('Share with my team').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await layla.getByRole('link', { name: 'Warm doors, حار' }).waitFor()

  const sara = await workspace.signIn('Sara Haddad', '/leads')
  await sara.getByRole('button', { name: 'Views' }).click()
  await sara.getByRole('link', { name: 'Warm doors, حار' }).click()
  await sara.waitForURL(/source=referral&source=walkIn&temperature=hot&sort=name/)
  expect(await sara.getByRole('button', { name: 'Export' }).count()).toBe(0)

  // Rows come and go where nobody points at the list.
  await sara.mouse.move(0, 0)
  const lead = await comesIn('Aaron Early', { source: 'referral', temperature: 'hot' })
  const row = sara.getByRole('link', { name: 'Aaron Early' })
  await row.waitFor()
  const first = sara.getByRole('table').getByRole('link').first()
  await waitFor(async () => (await first.getAttribute('aria-label')) === 'Aaron Early')
  await changes(lead, { name: 'Zoë Late' })
  await sara.getByRole('link', { name: 'Zoë Late' }).waitFor()
  await changes(lead, { temperature: 'cold' })
  await sara.getByRole('link', { name: 'Zoë Late' }).waitFor({ state: 'detached' })

  await sara.getByRole('button', { name: 'Take the filter Temperature away' }).click()
  await sara.getByRole('link', { name: 'Zoë Late' }).waitFor()
  await sara.goBack()
  await sara.getByText('Temperature', { exact: true }).first().waitFor()
  await sara.getByRole('link', { name: 'Zoë Late' }).waitFor({ state: 'detached' })
})

test('A manager takes a view away as a file; it is in the audit, and what looks like a formula is none', async () => {
  const lead = await comesIn('=HYPERLINK("http://evil")', { source: 'import', stage: 'offer' })
  const layla = await workspace.signIn(
    'Layla Nasser',
    '/leads?source=import&columns=reference%2Cname%2Cstage',
  )
  const csv = await download(layla, 'CSV')
  expect(csv.name).toMatch(/^leads-\d{4}-\d\d-\d\d\.csv$/)
  expect(csv.text.startsWith('\uFEFF')).toBe(true)
  const [heading, ...rows] = csv.text.trim().split('\r\n')
  expect(heading).toBe('Reference,Name,Stage')
  expect(rows).toContain(`${lead.reference},"'=HYPERLINK(""http://evil"")",Offer`)
  const sheet = await download(layla, 'Excel')
  expect(sheet.name).toMatch(/\.xlsx$/)
  expect(sheet.text.slice(0, 2)).toBe('PK')
  const { db } = workspace.database
  const entries = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'list.export'))
    .orderBy(auditLog.sequence)
  expect(entries.map(({ after }) => after)).toEqual(
    ['csv', 'xlsx'].map((format) =>
      expect.objectContaining({ format, columns: ['reference', 'name', 'stage'] }),
    ),
  )
})

test('An address that asks for what the list has not says what, and an agent cannot take the list away', async () => {
  const sara = await workspace.signIn('Sara Haddad')
  const columns = Array.from({ length: 300 }, () => 'name').join(',')
  expect((await sara.goto(`/leads?columns=${columns}`))?.status()).toBe(422)
  await sara.getByText(/names 300 columns; this list has/).waitFor()
  expect((await sara.goto('/leads?budgett=5'))?.status()).toBe(422)
  await sara.getByText(/budgett is no column/).waitFor()
  const answer = await sara.request.get('/lists/lead/export?format=csv')
  expect(answer.status()).toBe(403)
})

/** Adds a filter as a person with a keyboard does. */
async function narrow(page: Page, column: string, values: readonly string[]): Promise<void> {
  await page.getByRole('table').waitFor()
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: 'Find a column' }).fill(column)
  await page.keyboard.press('Enter')
  for (const value of values) await page.getByRole('option', { name: value }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
}

async function download(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: format }).click(),
  ])
  await page.keyboard.press('Escape')
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

type Told = Partial<typeof leads.$inferInsert>

/** A lead of Sara's, as the projection of one that was made. */
async function comesIn(name: string, fields: Told) {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const id = randomUUID()
  const reference = `L-${id.slice(0, 8)}`
  const row = {
    id,
    reference,
    stage: 'new',
    teamId: sara?.teamId,
    ownerId: sara?.id,
    name,
    ...fields,
  }
  await db.transaction(async (tx) => {
    await tx.insert(leads).values(row)
    await appendEvents(tx, [{ ...ofLead(id), old: null, new: { name } }])
  })
  return { id, reference }
}

async function changes({ id }: { id: string }, fields: Told): Promise<void> {
  await workspace.database.db.transaction(async (tx) => {
    await tx
      .update(leads)
      .set({ ...fields, updatedAt: sql`now()` })
      .where(eq(leads.id, id))
    await appendEvents(tx, [{ ...ofLead(id), old: {}, new: {} }])
  })
}

function ofLead(key: string) {
  return { resource: 'lead', key, actor: 'service:test', documentSeq: null } as const
}
