import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { blobs, contacts, files, properties, propertyOwners, tasks, viewings } from '../schema.ts'
import { searchRecords } from './search.ts'

type Company = Awaited<ReturnType<typeof foundCompany>>

async function addFile({ db }: Company, record: string, name: string): Promise<string> {
  const hash = crypto.randomUUID().replaceAll('-', '').padEnd(64, '0')
  await db.insert(blobs).values({ hash, bytes: 1, type: 'application/pdf' })
  const file = { record, hash, name, addedBy: 'person:x' }
  const [row] = await db.insert(files).values(file).returning({ id: files.id })
  return row?.id ?? ''
}

async function addViewing(
  { db, sara, marina }: Company,
  of: { leadId?: string; listingId?: string },
) {
  const times = { startsAt: '2026-11-23T08:00:00.000Z', endsAt: '2026-11-23T09:00:00.000Z' }
  const viewing = { agentId: sara.id, teamId: marina, ...times, ...of }
  const [row] = await db.insert(viewings).values(viewing).returning({ id: viewings.id })
  return row?.id ?? ''
}

async function addTask({ db, sara }: Company, title: string, leadId?: string): Promise<string> {
  const task = { title, ownerId: sara.id, createdBy: 'person:x', ...(leadId ? { leadId } : {}) }
  const [row] = await db.insert(tasks).values(task).returning({ id: tasks.id })
  return row?.id ?? ''
}

test('viewings, tasks and files are found too, each with the record that it is opened with', async () => {
  const company = await foundCompany()
  const { db, addLead, addListing } = company
  const leadId = await addLead({ name: 'Olga Petrova' })
  const listingId = await addListing({ title: 'Loft with a terrace' })
  const viewing = await addViewing(company, { leadId, listingId })
  const task = await addTask(company, 'Ask for the terrace key', leadId)
  const file = await addFile(company, `listing:${listingId}`, 'terrace plan.pdf')
  const on = (hits: Awaited<ReturnType<typeof searchRecords>>) =>
    Object.fromEntries(hits.map((hit) => [`${hit.kind} ${hit.id}`, hit.on]))
  expect(on(await searchRecords(db, 'all', 'terrace', 5))).toEqual({
    [`listing ${listingId}`]: undefined,
    [`viewing ${viewing}`]: `lead:${leadId}`,
    [`task ${task}`]: `lead:${leadId}`,
    [`file ${file}`]: `listing:${listingId}`,
  })
  const named = Object.keys(on(await searchRecords(db, 'all', 'petrova', 5)))
  expect(named[0]).toBe(`lead ${leadId}`)
  expect(named.toSorted()).toEqual([`lead ${leadId}`, `task ${task}`, `viewing ${viewing}`])
})

test('a home is found by its unit, its community in either script and its papers', async () => {
  const { db, sara } = await foundCompany()
  await db.execute(sql`update areas set name_ar = 'مرسى دبي' where key = 'marina'`)
  const home = { area: 'marina', building: 'Marina Gate 1', unit: '1204', agentId: sara.id }
  const papers = { titleDeed: '4567/2019', makani: '1938283921' }
  const [made] = await db
    .insert(properties)
    .values({ ...home, ...papers })
    .returning({ id: properties.id })
  await db.insert(properties).values({ ...home, unit: '9' })
  for (const text of [
    'gate 1204',
    '١٢٠٤ marina',
    'مرسى 1204',
    '4567/2019',
    '١٩٣٨٢٨٣٩٢١',
    'marena gaet 1204',
  ]) {
    const found = await searchRecords(db, 'all', text, 5)
    expect(
      found.map(({ kind, id }) => [kind, id]),
      text,
    ).toEqual([['property', made?.id]])
  }
  const [hit] = await searchRecords(db, 'all', '1204', 5)
  expect(hit).toMatchObject({ title: 'Marina Gate 1 · 1204', detail: 'Dubai Marina' })
})

test('a contact is found by who may see it: by any name, phone or e-mail, and as the owner of what one lists', async () => {
  const { db, sara, noor, marina, addListing } = await foundCompany()
  const [amina] = await db
    .insert(contacts)
    .values({
      name: 'Amina Haddad',
      nameAr: 'أمينة حداد',
      phone: '+971501234567',
      email: 'a@b.example',
    })
    .returning()
  const asked = (text: string, { id, teamId } = sara) =>
    searchRecords(db, { personId: id, teamId, wholeTeam: false }, text, 5)
  for (const text of ['haddad', 'امينه', '050 123 4567', '٠٠٩٧١٥٠١٢٣٤٥٦٧', 'a@b.example']) {
    expect(
      (await searchRecords(db, 'all', text, 5)).map(({ id }) => id),
      text,
    ).toEqual([amina?.id])
    expect(await asked(text)).toEqual([])
  }
  const [home] = await db.insert(properties).values({ building: 'Loft' }).returning()
  const owner = { propertyId: home?.id ?? '', contactId: amina?.id ?? '' }
  await db.insert(propertyOwners).values(owner)
  await addListing({ agentId: sara.id, teamId: marina, propertyId: owner.propertyId })
  expect((await asked('haddad')).map(({ kind }) => kind)).toEqual(['contact'])
  expect(await asked('haddad', noor)).toEqual([])
})

test('files of homes are everybody’s to find, those of contacts who may see the contact’s', async () => {
  const company = await foundCompany()
  const { db, sara, marina } = company
  const [contact] = await db.insert(contacts).values({ name: 'Amina' }).returning()
  const [home] = await db.insert(properties).values({ building: 'Loft' }).returning()
  const plan = await addFile(company, `property:${home?.id}`, 'deed plan.pdf')
  const passport = await addFile(company, `contact:${contact?.id}`, 'deed passport.pdf')
  const scope = { personId: sara.id, teamId: marina, wholeTeam: false }
  const found = async () =>
    (await searchRecords(db, scope, 'deed', 5)).map(({ id, on }) => [id, on])
  expect(await found()).toEqual([[plan, `property:${home?.id}`]])
  await db.update(contacts).set({ ownerId: sara.id })
  expect(await found()).toEqual(expect.arrayContaining([[passport, `contact:${contact?.id}`]]))
})

test('a file that was taken away, and a task under its old name, are not found', async () => {
  const company = await foundCompany()
  const { db, addLead } = company
  const leadId = await addLead({ name: 'Olga' })
  const file = await addFile(company, `lead:${leadId}`, 'passport.pdf')
  await addTask(company, 'Scan passport')
  await db.update(files).set({ removedAt: '2026-11-23T08:00:00.000Z' }).where(eq(files.id, file))
  await db.update(tasks).set({ title: 'Scan visa' })
  expect(await searchRecords(db, 'all', 'passport', 5)).toEqual([])
  expect(await searchRecords(db, 'all', 'visa', 5)).toHaveLength(1)
})

test('nobody finds by the words of a lead, or in its files and tasks, what only its readers may see', async () => {
  const company = await foundCompany()
  const { db, sara, noor, marina, addLead, addListing } = company
  const hidden = await addLead({ name: 'Secretive Olga', ownerId: noor.id, teamId: marina })
  const listingId = await addListing({ title: 'Loft', teamId: marina })
  const viewing = await addViewing(company, { leadId: hidden, listingId })
  await addTask(company, 'Ring back', hidden)
  await addFile(company, `lead:${hidden}`, 'secretive.pdf')
  const scope = { personId: sara.id, teamId: marina, wholeTeam: false }
  expect(await searchRecords(db, scope, 'secretive', 5)).toEqual([])
  const found = await searchRecords(db, scope, 'loft', 5)
  expect(found.find(({ kind }) => kind === 'viewing')).toMatchObject({
    id: viewing,
    on: `listing:${listingId}`,
  })
  const manager = { ...scope, personId: noor.id, wholeTeam: true }
  const kinds = (await searchRecords(db, manager, 'secretive', 5)).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['lead', 'viewing', 'file']))
})

test.each([
  ['Mohammed', ['mohamed', 'Muhammad', 'Mohamad', 'محمد']],
  ['محمد العلي', ['mohammed', 'Mohamed Ali', 'محمد']],
  ['Fatima Al Shamsi', ['فاطمة', 'fatma', 'الشمسي', 'alshamsi']],
  ['يوسف', ['Youssef', 'Yusuf', 'yousef']],
  ['Khaled', ['خالد', 'khalid', 'Khalid']],
  ['عمر', ['omar', 'Umar']],
  ['سارة', ['sara', 'Sarah']],
  ['Abdulrahman', ['عبدالرحمن', 'abdurrahman']],
])('%s is found by how else it is spelled: %j', async (name, texts) => {
  const { db, addLead } = await foundCompany()
  const id = await addLead({ name })
  await addLead({ name: 'Boris Bildt' })
  for (const text of texts) {
    const hits = await searchRecords(db, 'all', text, 5)
    expect(
      hits.filter(({ kind }) => kind === 'lead').map((hit) => hit.id),
      text,
    ).toEqual([id])
  }
})

test('who is spelled as asked comes first, then one’s own, then who only sounds so', async () => {
  const { db, sara, noor, addLead } = await foundCompany()
  const sounds = await addLead({ name: 'محمد', ownerId: sara.id })
  const others = await addLead({ name: 'Mohamed Salem', ownerId: noor.id })
  const own = await addLead({
    name: 'Mohamed Zaki',
    ownerId: sara.id,
    updatedAt: '2020-01-01T00:00:00.000Z',
  })
  const hits = await searchRecords(db, 'all', 'mohamed', 5, sara.id)
  expect(hits.map(({ id }) => id)).toEqual([own, others, sounds])
})
