import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { activeValues, choiceProblem, labelOf } from '#domain/reference/reference.ts'
import { listAudit } from '../audit/audit.ts'
import { connectPace, type PaceClient } from '../client.ts'
import { addValue, moveValue, renameValue, retireValue } from '../reference/change-reference.ts'
import { areas } from '../schema.ts'
import { changeHouse } from './change-house.ts'
import { readSettings } from './settings.ts'
import { watchSettings } from './watch-settings.ts'

const by = { actor: 'person:admin', via: 'pages' }

test('a new house begins with what the code took for granted', async () => {
  const { db } = await open()
  const { house, reference } = await readSettings(db)
  expect(house).toMatchObject({ zone: 'Asia/Dubai', currency: 'AED', country: 'AE' })
  expect(house.hours.map((day) => day.length)).toEqual([1, 1, 1, 1, 2, 1, 0])
  expect(reference.source.map(({ key }) => key)).toEqual([
    'bayut',
    'dubizzle',
    'propertyFinder',
    'website',
    'call',
    'walkIn',
    'referral',
    'import',
    'facebook',
    'instagram',
    'email',
    'whatsapp',
    'sms',
  ])
  expect(labelOf(reference, 'propertyType', 'villa', 'ar')).toBe('فيلا')
})

test('a change is audited with what it changed; one that changes nothing leaves no trace', async () => {
  const { db } = await open()
  const { version } = await readSettings(db)
  await changeHouse(db, { patch: { currency: 'SAR', zone: 'Asia/Riyadh' }, by })
  await changeHouse(db, { patch: { currency: 'SAR' }, by })
  const { house, version: now } = await readSettings(db)
  expect([house.currency, house.zone, now - version]).toEqual(['SAR', 'Asia/Riyadh', 1])
  const { rows } = await listAudit(db, { action: 'house.change' }, { limit: 5 })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    before: { currency: 'AED', zone: 'Asia/Dubai' },
    after: { currency: 'SAR', zone: 'Asia/Riyadh' },
  })
})

test.each([
  ['a zone that there is not', { zone: 'Asia/Nowhere' }],
  ['a currency that there is not', { currency: 'ABCD' }],
  ['a week without working hours', { hours: [[], [], [], [], [], [], []] }],
  [
    'hours that end before they begin',
    { hours: [[{ from: '18:00', to: '09:00' }], [], [], [], [], [], []] },
  ],
  [
    'a holiday twice',
    {
      holidays: [
        { day: '2026-12-02', name: 'a' },
        { day: '2026-12-02', name: 'b' },
      ],
    },
  ],
])('refused: %s', async (_, patch) => {
  const { db } = await open()
  await expect(changeHouse(db, { patch, by })).rejects.toMatchObject({ code: 'invalid' })
})

test('two admins who change different settings at once both have their way', async () => {
  const { db } = await open()
  await Promise.all([
    changeHouse(db, { patch: { currency: 'SAR' }, by }),
    changeHouse(db, { patch: { name: 'Bayt' }, by }),
  ])
  expect((await readSettings(db)).house).toMatchObject({ currency: 'SAR', name: 'Bayt' })
})

test('a watcher hears of each change, and hands out the same object until then', async () => {
  const { db, sql } = await open()
  const watch = await watchSettings({ db, sql, onError: raise })
  onTestFinished(() => watch.stop())
  expect(watch.current()).toBe(watch.current())
  const heard = new Promise((resolve) => watch.onChange(({ house }) => resolve(house.name)))
  await changeHouse(db, { patch: { name: 'Bayt' }, by })
  expect(await heard).toBe('Bayt')
  expect(watch.current().house.name).toBe('Bayt')
})

test('a value is added, renamed, moved, retired and brought back; each is audited', async () => {
  const { db } = await open()
  const place = { kind: 'source', key: 'tiktok', by } as const
  const words = { aliases: ['insta'], parent: null }
  await addValue(db, { ...place, ...words, labels: { en: 'TikTok', ar: 'تيك توك' } })
  await renameValue(db, {
    ...place,
    ...words,
    labels: { en: 'TikTok ads', ar: 'إعلانات تيك توك' },
  })
  await moveValue(db, { ...place, to: 0 })
  await retireValue(db, { ...place, isRetired: true })
  const retired = (await readSettings(db)).reference
  expect(retired.source[0]).toMatchObject({ key: 'tiktok', isRetired: true })
  expect(labelOf(retired, 'source', 'tiktok')).toBe('TikTok ads')
  expect(choiceProblem(retired, 'source', 'tiktok')?.message).toMatch(/no longer in use/)
  await retireValue(db, { ...place, isRetired: false })
  const { reference } = await readSettings(db)
  expect(activeValues(reference, 'source')[0]?.key).toBe('tiktok')
  expect(choiceProblem(reference, 'source', 'tiktok')).toBeNull()
  const { rows } = await listAudit(db, { text: 'source:tiktok' }, { limit: 9 })
  expect(rows.map(({ action }) => action)).toEqual([
    'reference.restore',
    'reference.retire',
    'reference.move',
    'reference.rename',
    'reference.add',
  ])
})

test('a key is taken for ever, two values are never called alike, and what PACE writes is not retired', async () => {
  const { db } = await open()
  const words = { labels: { en: 'New', ar: 'جديد' }, aliases: [], parent: null }
  const add = (key: string, labels = words.labels) =>
    addValue(db, { kind: 'source', key, by, ...words, labels })
  await expect(add('bayut')).rejects.toMatchObject({ code: 'conflict' })
  await expect(add('other', { en: 'BAYUT', ar: 'آخر' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(add('two words')).rejects.toMatchObject({ code: 'invalid' })
  const retire = retireValue(db, { kind: 'source', key: 'website', by, isRetired: true })
  await expect(retire).rejects.toThrow(/PACE itself writes/)
})

test('a tower is part of a community, never of a tower or of itself', async () => {
  const { db } = await open()
  await db.insert(areas).values({ key: 'marina', name: 'Marina', city: 'Dubai' })
  const area = (key: string, parent: string | null) => ({
    kind: 'area' as const,
    key,
    by,
    labels: { en: key, ar: key },
    aliases: [],
    parent,
  })
  await addValue(db, area('cayan', 'marina'))
  await expect(addValue(db, area('floor', 'cayan'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(renameValue(db, area('marina', 'cayan'))).rejects.toMatchObject({ code: 'invalid' })
  const { reference } = await readSettings(db)
  expect(reference.area).toMatchObject([{ key: 'marina' }, { key: 'cayan', parent: 'marina' }])
})

async function open(): Promise<PaceClient> {
  const { pace: database } = await createTestDatabases()
  const pace = connectPace(database.urls.pace_app, { max: 4 })
  onTestFinished(pace.close)
  return pace
}

function raise(error: unknown): never {
  throw error
}

test('who would put something in the place of what they have not seen is told so, and what they did not touch stays as others left it', async () => {
  const { db } = await open()
  const { house: seen } = await readSettings(db)
  const rules = (perDay: number) => ({ ...seen.outreach, perDay })
  await changeHouse(db, { patch: { outreach: rules(3), name: 'Bayt' }, seen, by })
  const mine = { outreach: { ...seen.outreach, perWeek: 5 }, name: seen.name, currency: 'SAR' }
  await expect(changeHouse(db, { patch: mine, seen, by })).rejects.toMatchObject({
    code: 'conflict',
    problems: [{ path: 'outreach' }],
    said: { key: 'settingsMoved' },
  })
  const { house: now } = await readSettings(db)
  expect(now).toMatchObject({ outreach: { perDay: 3, perWeek: 2 }, name: 'Bayt', currency: 'AED' })
  await changeHouse(db, { patch: mine, seen: { ...seen, outreach: now.outreach }, by })
  expect((await readSettings(db)).house).toMatchObject({
    outreach: { perDay: 1, perWeek: 5 },
    name: 'Bayt',
    currency: 'SAR',
  })
  // The same as somebody else has saved is no quarrel.
  await changeHouse(db, { patch: { currency: 'SAR' }, seen: { currency: 'AED' }, by })
})
