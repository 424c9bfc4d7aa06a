import { expect, test } from 'vitest'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'

type Row = Record<string, unknown> & { id: string }
type Page = { data: Row[]; next: string | null }
/** What is asked of each noun; `sort` is one of its list's orders, with the field that shows it. */
const NOUNS = [
  { path: 'leads', field: 'bedrooms', values: [1, 2], sort: ['created', 'createdAt'] },
  { path: 'contacts', field: 'language', values: ['ar', 'en'], sort: ['created', 'createdAt'] },
  { path: 'listings', field: 'view', values: ['Sea', 'Park'], sort: ['price', 'price'] },
  { path: 'properties', field: 'floor', values: [3, 4], sort: ['updated', 'updatedAt'] },
  { path: 'tasks', field: 'title', values: ['Ring', 'Write'], sort: ['created', 'createdAt'] },
  {
    path: 'viewings',
    field: 'feedback',
    values: ['Too dark', 'أعجبهم'],
    sort: ['start', 'startsAt'],
  },
] as const

/** As an admin, who sees all: of each noun there is something. */
async function startNouns() {
  const api = await createTestApi()
  const admin = api.people.find(({ role }) => role === 'admin')?.name ?? ''
  const lead = await api.as(admin, '/api/v1/tasks', json({ title: 'Call' }))
  expect(lead.status).toBe(201)
  const ask = (path: string, init?: RequestInit) => api.as(admin, `/api/v1/${path}`, init)
  const page = async (path: string): Promise<Page> => {
    const answer = await ask(path)
    expect(answer.status, path).toBe(200)
    return answer.json()
  }
  return { api, ask, page }
}

type Nouns = Awaited<ReturnType<typeof startNouns>>

async function firstOf({ page, ask }: Nouns, path: string) {
  const [row] = (await page(`${path}?limit=1`)).data
  const answer = await ask(`${path}/${row?.id}`)
  return { id: row?.id ?? '', tag: answer.headers.get('etag') ?? '', row: await answer.json() }
}

test.each(NOUNS)(
  '$path: fields are chosen, of pages and of one; another is refused by name',
  async ({ path, field }) => {
    const nouns = await startNouns()
    const { data } = await nouns.page(`${path}?fields=${field}&limit=3`)
    expect(data.length).toBeGreaterThan(0)
    for (const row of data) expect(Object.keys(row).toSorted()).toEqual(['id', field].toSorted())
    const one = await nouns.ask(`${path}/${data[0]?.id}?fields=id, ${field}`)
    expect(await one.json()).toEqual(data[0])
    const problem = await expectProblem(await nouns.ask(`${path}?fields=${field},secret`), 422)
    expect(problem.errors).toMatchObject([{ path: 'fields' }])
  },
)

test.each(NOUNS)(
  '$path: an order of the list is followed over pages; its cursor serves no other',
  async ({ path, sort: [column, field] }) => {
    const { page, ask } = await startNouns()
    const all = await page(`${path}?sort=-${column}&limit=200&fields=${field}`)
    const shown = all.data.map((row) => row[field]).filter((value) => value !== null)
    expect(shown).toEqual(
      shown.toSorted((a, b) =>
        typeof a === 'number' ? Number(b) - a : String(b) > String(a) ? 1 : -1,
      ),
    )
    const seen: string[] = []
    let next: string | null = null
    do {
      const more: Page = await page(
        `${path}?sort=-${column}&limit=7&fields=id${next ? `&cursor=${next}` : ''}`,
      )
      seen.push(...more.data.map(({ id }) => id))
      next = more.next
    } while (next && seen.length < 200)
    expect(seen.slice(0, all.data.length)).toEqual(
      all.data.map(({ id }) => id).slice(0, seen.length),
    )
    const first = await page(`${path}?sort=${column}&limit=1`)
    if (first.next)
      await expectProblem(await ask(`${path}?sort=-${column}&cursor=${first.next}`), 400)
    await expectProblem(await ask(`${path}?sort=nothing`), 422)
  },
)

test.each(NOUNS)(
  '$path: a change as it was read is made once, and refused when it is outdated',
  async ({ path, field, values }) => {
    const nouns = await startNouns()
    const { id, tag } = await firstOf(nouns, path)
    const [one, other] = values
    const change = (value: unknown, headers = {}) =>
      nouns.ask(`${path}/${id}`, json({ [field]: value }, 'PATCH', headers))
    const changed = await change(one, {
      'if-match': tag,
      'content-type': 'application/merge-patch+json',
    })
    expect(await changed.json()).toMatchObject({ id, [field]: one })
    await expectProblem(await change(other, { 'if-match': tag }), 412)
    const next = changed.headers.get('etag') ?? ''
    expect((await nouns.ask(`${path}/${id}`)).headers.get('etag')).toBe(next)
    await expectProblem(await change(other, { 'if-match': `W/${next}` }), 412)
    expect((await change(other, { 'if-match': `"x", ${next}` })).status).toBe(200)
    expect((await change(one, { 'if-match': '*' })).status).toBe(200)
    expect((await change(other)).status).toBe(200)
  },
)

test.each(NOUNS)(
  '$path: what is no field, of another kind or nothing is refused by its name',
  async ({ path, field }) => {
    const nouns = await startNouns()
    const { id } = await firstOf(nouns, path)
    const change = (body: unknown) => nouns.ask(`${path}/${id}`, json(body, 'PATCH'))
    const wrong = await expectProblem(await change({ [field]: { odd: [1] } }), 422)
    expect(wrong.errors).toMatchObject([{ path: field }])
    expect((await expectProblem(await change({ nonsense: 1 }), 422)).detail).toContain('nonsense')
    await expectProblem(await change({}), 422)
    await expectProblem(await nouns.ask(`${path}/${crypto.randomUUID()}`), 404)
  },
)
