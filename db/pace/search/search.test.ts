import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { areas, calls, leads } from '../schema.ts'
import { searchRecords } from './search.ts'

test('one text finds leads and listings alike, leads first', async () => {
  const { db, addLead, addListing } = await foundCompany()
  const lead = await addLead({ name: 'Marina Petrova', phone: '+971501112233' })
  const listing = await addListing({ title: 'Two beds with a view' })
  expect(await searchRecords(db, 'all', 'marina', 5)).toEqual([
    { kind: 'lead', id: lead, title: 'Marina Petrova', detail: 'L-1' },
    { kind: 'listing', id: listing, title: 'Two beds with a view', detail: 'S-2 · Dubai Marina' },
  ])
})

test('a lead is found by its phone however it is written, its e-mail and its reference', async () => {
  const { db, addLead } = await foundCompany()
  const id = await addLead({ phone: '+971501112233', email: 'olga@example.com' })
  await addLead({ phone: '+971509998877', email: 'tariq@example.com' })
  for (const text of ['050 111 22 33', '+971 50 1112233', '1112', 'olga@example', 'l-1']) {
    const hits = await searchRecords(db, 'all', text, 5)
    expect(
      hits.map((hit) => hit.id),
      text,
    ).toEqual([id])
  }
})

test('a listing is found by its building, unit, reference, permit and community', async () => {
  const { db, addListing } = await foundCompany()
  const place = { building: 'Cayan Tower', unit: '4102', area: 'downtown' }
  const id = await addListing({ ...place, permitNumber: '71234567890' })
  await addListing()
  for (const text of ['cayan', '4102', 's-1', '7123456', 'downtown']) {
    const hits = await searchRecords(db, 'all', text, 5)
    expect(
      hits.map((hit) => hit.id),
      text,
    ).toEqual([id])
  }
})

test.each([
  ['José García', ['jose garcia', 'JOSÉ', 'garcía', 'Garcia, José']],
  ['أحمد العلي', ['احمد', 'أحمد', 'اَحْمَد', 'احمـــد العلي', 'إحمد']],
  ['فاطمة الهدى', ['فاطمه', 'فاطمة الهدي']],
  ['Sean O’Brien', ["o'brien", 'obrien', 'O`Brien', 'OʼBRIEN', 'O´Brien']],
  ['Иванова Наталья', ['иванова', 'Ivanova', 'Наталья Иванова']],
  ['Strauß Łukasz', ['strauss', 'lukasz', 'ŁUKASZ']],
  ['山田 太郎', ['山田', '太郎 山田']],
  ['ＯＬＧＡ', ['olga']],
])('%s is found however it is written: %j', async (name, texts) => {
  const { db, addLead } = await foundCompany()
  const id = await addLead({ name })
  await addLead({ name: 'Somebody Else' })
  for (const text of texts) {
    const hits = await searchRecords(db, 'all', text, 5)
    expect(
      hits.map((hit) => hit.id),
      text,
    ).toEqual([id])
  }
})

test.each([
  '٠٥٠ ١١١ ٢٢٣٣',
  '۰۵۰۱۱۱۲۲۳۳',
  '+971 (0)50 111 2233',
  '00971-50-1112233',
  '٢٢٣٣',
  '\u202a0501112233\u202c',
])('a phone is found as %s', async (text) => {
  const { db, addLead } = await foundCompany()
  const id = await addLead({ phone: '+971501112233' })
  await addLead({ phone: '+971509998877' })
  expect(await searchRecords(db, 'all', text, 5)).toMatchObject([{ id }])
})

test.each(['petrva', 'petrovva', 'petrofa', 'ptetrova', 'olga petrva', 'ahmd petrova'])(
  'a name with a letter missing, too many, changed or swapped is found: %s',
  async (text) => {
    const { db, addLead } = await foundCompany()
    const found = await addLead({ name: 'Olga Ahmad Petrova' })
    await addLead({ name: 'Olga Sidorova' })
    expect(await searchRecords(db, 'all', text, 5)).toMatchObject([{ id: found }])
  },
)

test('what is spelled as it is asked for is not mixed with what is near it', async () => {
  const { db, addLead } = await foundCompany()
  const sara = await addLead({ name: 'Sarah Khan' })
  await addLead({ name: 'Sarak Khan' })
  expect(await searchRecords(db, 'all', 'sarah', 5)).toMatchObject([{ id: sara }])
})

test.each(['', '  ', '%', '%_%', '\\', '🏠', '؟', "'"])(
  'a text without a letter or a digit finds nothing: %j',
  async (text) => {
    const { db, addLead } = await foundCompany()
    await addLead({ name: 'Olga 100% _' })
    expect(await searchRecords(db, 'all', text, 5)).toEqual([])
  },
)

test('calls are found by their caller, by what was summed up, and by their lead; colleagues by name', async () => {
  const { db, sara, addLead } = await foundCompany()
  const leadId = await addLead({ name: 'Olga Petrova' })
  const call = { source: 'test', state: 'ended', agentId: sara.id }
  await db.insert(calls).values([
    { ...call, id: 'c1', callerName: 'Tariq', summary: 'Wants a garden' },
    { ...call, id: 'c2', leadId },
  ])
  const found = async (text: string) =>
    (await searchRecords(db, 'all', text, 5)).map(({ kind, id }) => [kind, id])
  expect(await found('tariq')).toEqual([['call', 'c1']])
  expect(await found('garden')).toEqual([['call', 'c1']])
  expect(await found('petrova')).toEqual([
    ['lead', leadId],
    ['call', 'c2'],
  ])
  expect(await found('sara')).toEqual([['person', sara.id]])
})

test('a record is found by what it is called now, a home by what its community is called now', async () => {
  const { db, addLead, addListing } = await foundCompany()
  const lead = await addLead({ name: 'Olga' })
  const listing = await addListing({ title: 'Loft' })
  await db.update(leads).set({ name: 'Natasha' }).where(eq(leads.id, lead))
  await db.update(areas).set({ name: 'Harbour', nameAr: 'الميناء' }).where(eq(areas.key, 'marina'))
  const ids = async (text: string) => (await searchRecords(db, 'all', text, 5)).map(({ id }) => id)
  expect(await ids('olga')).toEqual([])
  expect(await ids('natasha')).toEqual([lead])
  expect(await ids('dubai marina')).toEqual([])
  expect(await ids('harbour')).toEqual([listing])
  expect(await ids('الميناء')).toEqual([listing])
  await db.delete(leads).where(eq(leads.id, lead))
  expect(await ids('natasha')).toEqual([])
})

test('ten thousand letters without a space are a question like any other', async () => {
  const { db, addLead } = await foundCompany()
  await addLead({ name: 'a'.repeat(10_000) })
  expect(await searchRecords(db, 'all', 'b'.repeat(10_000), 5)).toEqual([])
  expect(await searchRecords(db, 'all', 'a'.repeat(10_000), 5)).toHaveLength(1)
})

test('each kind is limited by itself, the newest first, and a lead without a name shows its phone', async () => {
  const { db, addLead } = await foundCompany()
  const at = (day: number) => `2026-03-0${day}T00:00:00.000Z`
  for (const day of [2, 3, 1]) await addLead({ phone: `+97150111220${day}`, updatedAt: at(day) })
  const hits = await searchRecords(db, 'all', '1112', 2)
  expect(hits.map((hit) => hit.title)).toEqual(['+971501112203', '+971501112202'])
})

test("a search stays within the asker's scope", async () => {
  const { db, sara, noor, marina, downtown, addLead, addListing } = await foundCompany()
  await addLead({ name: 'Olga', ownerId: noor.id, teamId: downtown })
  await addListing({ title: 'Olga’s flat', teamId: downtown })
  const ownLead = await addLead({ name: 'Olga', ownerId: sara.id })
  const scope = { personId: sara.id, teamId: marina, wholeTeam: false }
  const hits = await searchRecords(db, scope, 'olga', 5)
  expect(hits.map((hit) => hit.id)).toEqual([ownLead])
})
