import { and, asc, eq, ne } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { blobs, files, listings, people } from '#db/pace/schema.ts'
import { HOME, PageSchema, ROOT, startServer } from '../../tests/support/reso/reso-server.ts'

const RowSchema = z.looseObject({
  ListingKey: z.string(),
  Media: z.array(z.looseObject({ MediaKey: z.string(), Order: z.number() })),
  'Media@odata.nextLink': z.string().optional(),
})

/** Two homes of Sara's team with an agent, one of them with pictures. */
async function startWithPictures(count: number) {
  const server = await startServer(0.2)
  const { db, ids, personOf } = server
  const sara = personOf('Sara')
  const [one = '', two = ''] = ids
  for (const id of [one, two])
    await db
      .update(listings)
      .set({ agentId: sara.id, teamId: sara.teamId })
      .where(eq(listings.id, id))
  const pictures = Array.from({ length: count }, (_, n) => ({
    id: crypto.randomUUID(),
    hash: String(n).padStart(64, '7'),
    name: `${n}.jpg`,
  }))
  const row = { record: `listing:${one}`, addedBy: 'service:test' }
  await db
    .insert(blobs)
    .values(pictures.map(({ hash }) => ({ hash, bytes: 10, type: 'image/jpeg' })))
  await db.insert(files).values(pictures.map((picture) => ({ ...picture, ...row })))
  const media = pictures.map(({ id }) => ({ file: id }))
  await db.update(listings).set({ media }).where(eq(listings.id, one))
  return { ...server, sara, one, two, pictures: pictures.map(({ id }) => id) }
}

test('a listing brings its pictures in order, its agent with their office, and its office along', async () => {
  const { read, ask, sara, one, two, pictures } = await startWithPictures(3)
  const filter = `$filter=ListingKey in ('${one}','${two}')&$orderby=ListingId`
  const expand =
    '$expand=Media,ListAgent($select=MemberFullName;$expand=Office($select=OfficeKey)),ListOffice($select=OfficeName)'
  const { value } = await read(`Property?$select=ListingId&${filter}&${expand}`)
  expect(value.map((row) => Object.keys(row))).toEqual([
    ['ListingId', 'Media', 'ListAgent', 'ListOffice'],
    ['ListingId', 'Media', 'ListAgent', 'ListOffice'],
  ])
  const media = z.array(RowSchema.shape.Media).parse(value.map((row) => row['Media']))
  expect(media.map((list) => list.map(({ MediaKey }) => MediaKey))).toEqual([pictures, []])
  const agent = { MemberFullName: sara.name, Office: { OfficeKey: sara.teamId } }
  expect(value.map((row) => row['ListAgent'])).toEqual([agent, agent])
  expect(value[0]?.['ListOffice']).toEqual({ OfficeName: expect.any(String) })
  const alone = await ask(`Property('${one}')?$select=ListingKey&$expand=ListAgent`)
  expect(await alone.json()).toMatchObject({ ListingKey: one, ListAgent: { MemberKey: sara.id } })
})

test('of what hangs on an entity some is asked for: filtered, in another order, so many', async () => {
  const { read, one, pictures } = await startWithPictures(4)
  const options = "$select=MediaKey,Order;$filter=Order gt 1 and contains(ShortDescription,'.jpg');"
  const { value } = await read(
    `Property?$filter=ListingKey eq '${one}'&$expand=Media(${options}$orderby=Order desc;$top=2)`,
  )
  const row = RowSchema.parse(value[0])
  expect(row.Media).toEqual([
    { MediaKey: pictures[3], Order: 4 },
    { MediaKey: pictures[2], Order: 3 },
  ])
  expect(row['Media@odata.nextLink']).toBeUndefined()
})

test('the rest of a long collection stands at the address that is given, in the same order', async () => {
  const { read, one, pictures } = await startWithPictures(57)
  const expand = '$expand=Media($select=MediaKey,Order;$filter=Order ge 2)'
  const { value } = await read(`Property?$filter=ListingKey eq '${one}'&${expand}`)
  const row = RowSchema.parse(value[0])
  expect(row.Media.map(({ MediaKey }) => MediaKey)).toEqual(pictures.slice(1, 51))
  const rest = await read((row['Media@odata.nextLink'] ?? '').replace(`${HOME}/`, ''))
  expect(rest.value.map(({ MediaKey }) => MediaKey)).toEqual(pictures.slice(51))
})

test('by a link nobody sees more than by its own address', async () => {
  const { as, db, one, sara } = await startWithPictures(1)
  await db.update(people).set({ role: null }).where(eq(people.id, sara.id))
  const answer = await as(
    'Layla',
    `${ROOT}/Property?$filter=ListingKey%20eq%20'${one}'&$expand=ListAgent`,
  )
  expect(PageSchema.parse(await answer.json()).value[0]?.['ListAgent']).toBeNull()
})

test('what hangs on many related entities is read in one go, and each has its own', async () => {
  const { read, deps, db, sara, one, two } = await startWithPictures(1)
  const [noor] = await db
    .select()
    .from(people)
    .where(and(eq(people.role, 'agent'), ne(people.teamId, sara.teamId ?? '')))
    .orderBy(asc(people.id))
    .limit(1)
  await db
    .update(listings)
    .set({ agentId: noor?.id ?? null })
    .where(eq(listings.id, two))
  const within = vi.spyOn(deps.db, 'transaction')
  const query = (keys: string[]) =>
    read(
      `Property?$select=ListingKey&$filter=ListingKey in (${keys.map((key) => `'${key}'`).join(',')})&$expand=ListAgent($select=MemberKey;$expand=Office($select=OfficeKey))`,
    )
  await query([one])
  const forOne = within.mock.calls.length
  const { value } = await query([one, two])
  expect(within.mock.calls.length - forOne).toBe(forOne)
  expect(new Map(value.map((row) => [row['ListingKey'], row['ListAgent']]))).toEqual(
    new Map([
      [one, { MemberKey: sara.id, Office: { OfficeKey: sara.teamId } }],
      [two, { MemberKey: noor?.id, Office: { OfficeKey: noor?.teamId } }],
    ]),
  )
})

test('pages go on with what hangs on their entities', async () => {
  const { read, ask } = await startWithPictures(2)
  const query = 'Property?$select=ListingKey&$expand=Media($select=MediaKey)'
  const whole = await read(query)
  const seen: unknown[] = []
  let next: string | undefined = query
  while (next) {
    const answer = await ask(next.replace(`${HOME}/`, ''), {
      headers: { prefer: 'odata.maxpagesize=20' },
    })
    const page = PageSchema.parse(await answer.json())
    seen.push(...page.value)
    next = page['@odata.nextLink']
  }
  expect(seen).toEqual(whole.value)
})

test.each([
  ['Nothing', 'Nothing called “Nothing” hangs on Property'],
  ['Media,Media', 'Media is there twice'],
  ['Media($top=2', 'left open'],
  ['Media)', 'closed that none opened'],
  ['Media($levels=2)', 'is no option of Media'],
  ['ListAgent($top=1)', 'is no option of ListAgent'],
  ['Media($select=Price)', 'Media has no field “Price”'],
  ["Media($filter=ShortDescription eq 'a;b,c)')", ''],
  ['Media($filter=Order gt)', 'ends too early'],
  ['Media,,ListAgent', 'Something is missing between two marks'],
  ['Media($top=1;$top=2)', '$top of Media is there twice'],
  [`${'('.repeat(2_900)}`, 'left open'],
  ['م'.repeat(3_001), 'At most 3000 letters'],
])('$expand=%s is read, or said what is wrong with it', async (expand, said) => {
  const { ask, refused } = await startServer()
  const path = `Property?$top=1&$expand=${encodeURIComponent(expand)}`
  if (said) expect(await refused(path)).toContain(said)
  else expect((await ask(path)).status).toBe(200)
})

test('$expand=* brings everything; a resource on which nothing hangs refuses', async () => {
  const { read, refused } = await startServer()
  const { value } = await read('Property?$top=1&$expand=*')
  for (const name of ['Media', 'ListAgent', 'ListOffice'])
    expect(Object.keys(value[0] ?? {})).toContain(name)
  expect(await refused('Lookup?$expand=Media')).toContain('hangs on Lookup')
})
