import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listJobs } from '#db/pace/jobs/board.ts'
import { moveImport } from '#db/pace/imports/imports.ts'
import { stageImport } from '#app/imports/stage.server.ts'
import { imports, people } from '#db/pace/schema.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'

const CSV =
  'Full Name;Mobile;Stage\nAmina;٠٥٠ ١٢٣ ٤٥٦٧;Hot Prospect\n"O’Brien; Sean";050 222 3344;Whatever\n'

async function open() {
  const api = await createTestApi()
  const send = (name: string, body: string, query = 'noun=lead&name=people.csv') =>
    api.as(name, `/api/v1/imports?${query}`, {
      method: 'POST',
      body: new TextEncoder().encode(body),
    })
  const stage = (id: string) =>
    stageImport({ db: api.db, store: api.deps.files.store, habits: () => SOME_HOUSE }, id)
  return { api, send, stage }
}

test('a file is kept, staged, and its columns are guessed; a check is asked for with another mapping', async () => {
  const { api, send, stage } = await open()
  const answer = await send('Adam', CSV)
  expect(answer.status).toBe(201)
  const made = await answer.json()
  expect(made).toMatchObject({ noun: 'lead', name: 'people.csv', state: 'reading', total: 0 })
  await expectProblem(
    await api.as(
      'Adam',
      `/api/v1/imports/${made.id}/check`,
      json({ mapping: { columns: ['name'] } }),
    ),
    409,
  )
  await stage(made.id)
  const path = `/api/v1/imports/${made.id}`
  const staged = await (await api.as('Adam', path)).json()
  expect(staged).toMatchObject({
    state: 'mapping',
    format: 'csv utf-8 ;',
    total: 2,
    headers: ['Full Name', 'Mobile', 'Stage'],
    mapping: { columns: ['name', 'phone', 'stage'] },
  })
  const { data } = await (await api.as('Adam', `${path}/rows?limit=1`)).json()
  expect(data).toMatchObject([
    { position: 0, cells: ['Amina', '٠٥٠ ١٢٣ ٤٥٦٧', 'Hot Prospect'], fate: null },
  ])
  await expectProblem(await api.as('Adam', `${path}/start`, { method: 'POST' }), 409)
  const mapping = { columns: ['name', 'phone', 'stage'], values: { stage: { whatever: 'new' } } }
  const checking = await (await api.as('Adam', `${path}/check`, json({ mapping }))).json()
  expect(checking).toMatchObject({ state: 'checking', mapping, checked: 0 })
  const again = await send('Adam', CSV)
  const { id } = await again.json()
  await stage(id)
  const known = await (await api.as('Adam', `/api/v1/imports/${id}`)).json()
  expect(known.mapping.values).toEqual(mapping.values)
})

test('nobody but an admin brings a file or sees one, and no program does', async () => {
  const { api, send } = await open()
  await expectProblem(await send('Sara', CSV), 403)
  const { id } = await (await send('Adam', CSV)).json()
  for (const path of ['', `/${id}`, `/${id}/rows`, `/${id}/kept`])
    await expectProblem(await api.as('Sara', `/api/v1/imports${path}`), 403)
  await expectProblem(await api.asClient('leads:write leads:read', `/api/v1/imports/${id}`), 403)
  await expectProblem(await api.as('Adam', `/api/v1/imports/${crypto.randomUUID()}`), 404)
})

test('an empty file is refused, and one without a row fails and says so', async () => {
  const { api, send, stage } = await open()
  await expectProblem(await send('Adam', ''), 422)
  const { id } = await (await send('Adam', 'Name,Phone\n')).json()
  await stage(id)
  const failed = await (await api.as('Adam', `/api/v1/imports/${id}`)).json()
  expect(failed).toMatchObject({
    state: 'failed',
    problem: 'The file has headings at most, and no row.',
  })
})

test('mapping a column to what the noun does not have, or two to one, is refused', async () => {
  const { api, send, stage } = await open()
  const { id } = await (await send('Adam', CSV)).json()
  await stage(id)
  for (const columns of [
    ['name', 'price', null],
    ['name', 'name', null],
    [null, null, null],
  ])
    await expectProblem(
      await api.as('Adam', `/api/v1/imports/${id}/check`, json({ mapping: { columns } })),
      422,
    )
})

test('what failed after it had begun can be gone on with or taken back, by whoever asks for that', async () => {
  const { api, send, stage } = await open()
  const { id } = await (await send('Adam', CSV)).json()
  await stage(id)
  const step = (name: string) => api.as('Adam', `/api/v1/imports/${id}/${name}`, { method: 'POST' })
  const fail = (more: { startedAt?: string; undone?: number } = {}) =>
    moveImport(api.db, id, {
      from: ['mapping', 'running', 'undoing'],
      state: 'failed',
      problem: 'Its rows could not be written.',
      ...more,
    })
  await fail()
  await expectProblem(await step('resume'), 409)
  await expectProblem(await step('undo'), 410)
  await api.db.update(imports).set({ state: 'running' }).where(eq(imports.id, id))
  await fail({ startedAt: new Date().toISOString() })
  expect(await (await step('resume')).json()).toMatchObject({ state: 'running', problem: null })
  await fail()
  const other = crypto.randomUUID()
  await api.db.insert(people).values({
    id: other,
    name: 'Ada',
    email: 'ada.left@pace.test',
    role: 'admin',
    status: 'suspended',
  })
  await api.db.update(imports).set({ personId: other }).where(eq(imports.id, id))
  expect(await (await step('undo')).json()).toMatchObject({ state: 'undoing', problem: null })
  const [asked] = await api.db.select().from(imports).where(eq(imports.id, id))
  expect(asked?.personId).not.toBe(other)
  await fail({ undone: 1 })
  await expectProblem(await step('resume'), 409)
  expect(await (await step('undo')).json()).toMatchObject({ state: 'undoing' })
})

test('a file that cannot be read is tried three times, and then the import says that it failed', async () => {
  const { api, send } = await open()
  const begin = async (): Promise<string> => (await (await send('Adam', CSV)).json()).id
  const stateOf = async (id: string) => (await api.as('Adam', `/api/v1/imports/${id}`)).json()
  const away = { read: () => Promise.reject(new Error('The store is away.')) }
  const deps = { db: api.db, store: away, habits: () => SOME_HOUSE }
  const failed = { state: 'failed', problem: 'The file could not be read; bring it again.' }
  const id = await begin()
  const { rows: jobs } = await listJobs(api.db, { state: 'waiting', limit: 10 })
  expect(jobs.find(({ key }) => key === `stage-import:${id}`)?.maxAttempts).toBe(4)
  for (const attempt of [1, 2, 3]) {
    expect(await stateOf(id)).toMatchObject({ state: 'reading' })
    await expect(stageImport(deps, id, attempt)).rejects.toThrow('The store is away.')
  }
  expect(await stateOf(id)).toMatchObject(failed)
  // The process itself died of the third: the fourth says so, and reads nothing.
  const other = await begin()
  const { store } = api.deps.files
  await stageImport({ db: api.db, store, habits: () => SOME_HOUSE }, other, 4)
  expect(await stateOf(other)).toMatchObject(failed)
})
