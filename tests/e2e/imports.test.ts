import { Buffer } from 'node:buffer'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contacts, leads } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

/** As Follow Up Boss writes its people: a column of types beside each phone and e-mail, and much that no lead here has. */
const HEADERS =
  'ID,First Name,Last Name,Stage,Lead Source,Assigned To,Is Contacted,Listing Price,Price,Tags,Email 1,Email 1 - Type,Phone 1,Phone 1 - Type,Phone 2,Phone 2 - Type,Address 1 - Street,Address 1 - City,Property City,Property Type,Date Added,Background,Notes'.split(
    ',',
  )
type Person = { id: string; first: string; last: string; phone: string; email?: string }
const MANY = 600
const crowd = Array.from({ length: MANY }, (_, at): Person => {
  return { id: `F${1_000 + at}`, first: 'Person', last: `No ${at}`, phone: phoneOf(at) }
})
const PEOPLE: Person[] = [
  { id: 'F1', first: 'أمينة', last: 'الهاشمي', phone: '٠٥٠ ٧٧٠ ٠٠٠١', email: 'amina@example.com' },
  { id: 'F2', first: 'Liam', last: 'O’Brien', phone: '050 770 0002' },
  { id: 'F1', first: 'Amina', last: 'Al Hashimi', phone: '050 770 0001' },
  { id: 'F3', first: 'Zed', last: '', phone: 'call me later' },
  { id: 'F4', first: '', last: '', phone: '' },
  ...crowd,
]
const MADE = MANY + 2
/** Somebody in the second window of rows: while their phone is held the import stands still behind the first. */
const HELD = phoneOf(550)

function phoneOf(at: number): string {
  return `+9715077${String(10_000 + at)}`
}

function fileOf(people: readonly Person[]): Buffer {
  const lines = people.map(({ id, first, last, phone, email = '' }) => {
    const values = new Map<string, string>([
      ['ID', id],
      ['First Name', first],
      ['Last Name', last],
      ['Stage', 'Hot Prospect'],
      ['Lead Source', 'Zillow'],
      ['Assigned To', 'Sara Haddad'],
      ['Email 1', email],
      ['Email 1 - Type', email && 'Home'],
      ['Phone 1', phone],
      ['Phone 1 - Type', 'Mobile'],
      ['Date Added', '2024-02-13 14:30:00'],
      ['Background', 'Said "maybe", then\nnothing'],
    ])
    return HEADERS.map((header) => `"${(values.get(header) ?? '').replaceAll('"', '""')}"`)
  })
  return Buffer.from(`\uFEFF${[HEADERS, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`)
}

async function upload(page: Page, name: string, bytes: Buffer, labels: Labels = EN): Promise<void> {
  await page.goto('/admin/import')
  await page
    .getByLabel(labels.file)
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
  await page.getByRole('button', { name: labels.upload }).click()
  await page.waitForURL(/\/admin\/import\/[0-9a-f-]{36}$/)
}

type Labels = { file: string | RegExp; upload: string }
const EN: Labels = { file: 'CSV, Excel or NDJSON file', upload: 'Upload' }
const AR: Labels = { file: /^ملف CSV/, upload: 'رفع' }

const standing = () =>
  workspace.database.db.$count(leads, and(eq(leads.source, 'import'), isNull(leads.archivedAt)))

test('An admin brings the people of another CRM, sees what becomes of each row, and takes all of it back', async () => {
  const { signIn, database } = workspace
  const before = await standing()
  const adam = await signIn('Adam Fischer', '/admin/import')
  await upload(adam, 'fub people.csv', fileOf(PEOPLE))
  await adam.getByText('Read as Follow Up Boss people').waitFor()
  const meaning = (header: string) => adam.getByRole('combobox', { name: `Is: ${header}` })
  expect(await meaning('First Name').first().inputValue()).toBe('firstName')
  expect(await meaning('Phone 1').first().inputValue()).toBe('phone')
  expect(await meaning('Phone 1 - Type').inputValue()).toBe('')
  expect(await meaning('Date Added').inputValue()).toBe('createdAt')

  // What nobody here calls Zillow is one's own list of sources: left out, and so the next time.
  await meaning('Lead Source').selectOption({ label: 'Leave out' })
  await adam.getByLabel('Records that are there already').selectOption('skip')
  await adam.getByRole('button', { name: 'Check rows' }).click()
  const start = adam.getByRole('button', { name: `Import ${MADE} rows` })
  await start.waitFor()
  for (const fate of [`New ${MADE}`, 'Twice in the file 1', 'Refused 2'])
    await adam.getByRole('link', { name: fate, exact: true }).waitFor()
  await adam.getByRole('link', { name: 'Refused 2' }).click()
  await adam.getByText('A contact needs a name, a phone or an e-mail.').waitFor()
  await adam.getByRole('listitem').filter({ hasText: 'Zed' }).getByText('Phone 1').waitFor()
  expect(await standing()).toBe(before)

  const path = new URL(adam.url()).pathname
  const other = await signIn('Adam Fischer', path)
  await other.getByRole('button', { name: `Import ${MADE} rows` }).waitFor()
  const held = await database.sql.reserve()
  await held`select pg_advisory_lock(hashtextextended(${`contact:${HELD}`}, 0))`
  await adam.getByRole('link', { name: `All ${PEOPLE.length}` }).click()
  await start.click()
  const bar = other.getByRole('progressbar', { name: 'Importing' })
  await waitFor(async () => {
    const reached = Number(await bar.getAttribute('aria-valuenow', { timeout: 60_000 }))
    return reached >= 400 && reached < MADE
  })
  await held`select pg_advisory_unlock(hashtextextended(${`contact:${HELD}`}, 0))`
  held.release()
  for (const page of [adam, other]) await page.getByText(`Imported · ${MADE} of ${MADE}`).waitFor()

  const [amina] = await database.db
    .select({ id: leads.id, createdAt: leads.createdAt, stage: leads.stage })
    .from(leads)
    .where(eq(leads.name, 'أمينة الهاشمي'))
    .orderBy(asc(leads.id))
  expect(amina?.createdAt.slice(0, 10)).toBe('2024-02-13')
  await adam.getByRole('link', { name: 'Open', exact: true }).first().click()
  await adam.waitForURL(`**/leads/${amina?.id}`)
  await adam.getByText('أمينة الهاشمي').first().waitFor()
  const report = await adam.request.get(`/imports/${path.split('/').at(-1)}/rows.csv`)
  expect(await report.text()).toContain('call me later')

  await adam.goto(path)
  await adam.getByRole('button', { name: 'Take all of it back' }).click()
  const sure = adam.getByRole('dialog', { name: 'Take the whole import back?' })
  await sure.getByRole('button', { name: 'Take all of it back' }).click()
  await adam.getByText(/^1,?204 changes taken back$/).waitFor()
  await waitFor(async () => (await standing()) === before)
  await waitFor(async () => {
    const isAmina = and(eq(contacts.phone, '+971507700001'), isNull(contacts.archivedAt))
    return (await database.db.$count(contacts, isAmina)) === 0
  })

  await upload(adam, 'fub people again.csv', fileOf(PEOPLE.slice(0, 3)))
  await meaning('Date Added').waitFor()
  expect(await meaning('Lead Source').inputValue()).toBe('')
  expect(await adam.getByLabel('Records that are there already').inputValue()).toBe('skip')
})

test('Who reads Arabic is told in Arabic what is wrong with a file and with its rows', async () => {
  const adam = await workspace.signIn('Adam Fischer', '/admin/import')
  await chooseLanguage(adam, 'العربية')
  await adam.getByRole('button', { name: 'رفع' }).waitFor()
  const send = (name: string, bytes: Buffer) => upload(adam, name, bytes, AR)
  await send('تقرير.pdf', Buffer.from('%PDF-1.7\n'))
  await adam.getByText('لا يمكن استيراد ملف PDF').waitFor()
  await send('عملاء.csv', Buffer.from('الاسم,الهاتف\nسارة,٠٥٠ ٧٧٠ ٩٩٠١\nخالد,اتصل لاحقاً\n'))
  await adam.getByRole('button', { name: 'فحص الصفوف' }).click()
  await adam.getByRole('link', { name: /^مرفوض/ }).click()
  await adam
    .getByRole('listitem')
    .filter({ hasText: 'خالد' })
    .getByText(/لا يوجد رقم هاتف/)
    .waitFor()
})
