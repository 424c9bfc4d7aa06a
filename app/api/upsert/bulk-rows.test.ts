import { expect, test } from 'vitest'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'

type Outcome = { row: number; outcome: string; id?: string; problem?: { code: string } }
const HOMES = 'listings:read listings:write'

async function upsert(
  { send }: TestApi,
  { token, noun, key }: { token: Promise<string>; noun: string; key?: string },
  rows: readonly object[],
): Promise<Outcome[]> {
  const headers = {
    'content-type': 'application/x-ndjson',
    ...(key === undefined ? {} : { 'upload-key': key }),
  }
  const body = rows.map((row) => JSON.stringify(row)).join('\n')
  const answer = await send(await token, `/api/v1/${noun}/bulk`, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
  return (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Sara, with a lead of hers and a listing that she may see. */
async function startAsSara() {
  const api = await createTestApi()
  const sara = api.personOf('Sara')
  const [lead] = await api.sql`select id from leads where owner_id = ${sara.id} order by id limit 1`
  const [listing] =
    await api.sql`select id from listings where team_id = ${sara.teamId} order by id limit 1`
  const as = (noun: string, rows: readonly object[], key?: string) =>
    upsert(api, { token: api.tokenOf('Sara'), noun, ...(key ? { key } : {}) }, rows)
  return { api, sara, as, leadId: String(lead?.['id']), listingId: String(listing?.['id']) }
}

test('tasks: rows make them, change them by id and external id, and one that is wrong stops no other', async () => {
  const { api, as, leadId, sara } = await startAsSara()
  const [rung, open, ...refused] = await as('tasks', [
    { externalId: 't-1', title: 'اتصل بأحمد 🏠', leadId, doneAt: '2026-11-01T10:00:00+04:00' },
    { title: 'Send the brochure', dueAt: '2026-12-01T09:00:00+04:00' },
    { title: '' },
    { dueAt: '2026-12-01T09:00:00Z' },
    { title: 'x', reference: 'L-00001' },
    { id: crypto.randomUUID(), title: 'x' },
    { title: 'x', leadId: crypto.randomUUID() },
  ])
  expect([rung, open]).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }])
  expect(refused.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
    ['refused', 'invalid'],
    ['refused', 'invalid'],
    ['refused', 'invalid'],
    ['refused', 'notFound'],
    ['refused', 'notFound'],
  ])
  const again = await as('tasks', [
    { externalId: 't-1', title: 'اتصل بأحمد 🏠', leadId, doneAt: '2026-11-01T06:00:00Z' },
    { externalId: 't-1', doneAt: null },
    { id: open?.id, dueAt: null },
  ])
  expect(again).toMatchObject([
    { outcome: 'unchanged', id: rung?.id },
    { outcome: 'changed', id: rung?.id },
    { outcome: 'changed', id: open?.id },
  ])
  const read = async (id = '') => (await api.as('Sara', `/api/v1/tasks/${id}`)).json()
  expect(await read(rung?.id)).toMatchObject({ doneAt: null, leadId, ownerId: sara.id })
  expect(await read(open?.id)).toMatchObject({ dueAt: null, title: 'Send the brochure' })
})

test('tasks and viewings: what was made but not noted is not made a second time', async () => {
  const { api, as, leadId, listingId } = await startAsSara()
  const task = { externalId: 'أ-1', title: 'Once' }
  const viewing = { externalId: 'v-1', leadId, listingId, startsAt: '2026-12-02T10:00:00Z' }
  const [firstTask] = await as('tasks', [task])
  const [firstViewing] = await as('viewings', [viewing])
  await api.sql`delete from external_records`
  expect(await as('tasks', [task])).toMatchObject([{ outcome: 'created', id: firstTask?.id }])
  expect(await as('viewings', [viewing])).toMatchObject([{ id: firstViewing?.id }])
  const [count] =
    await api.sql`select count(*)::int as made from entity_events where key in (${firstTask?.id ?? ''}, ${firstViewing?.id ?? ''})`
  expect(count?.['made']).toBe(2)
})

test('an upload’s name that was forgotten and is used again drops no row, and names no other record', async () => {
  const { api, as, leadId, listingId } = await startAsSara()
  const viewing = { leadId, listingId, startsAt: '2026-12-02T10:00:00Z' }
  const [old] = await as('tasks', [{ externalId: 'x-1', title: 'Old' }], 'autumn')
  const [oldViewing] = await as('viewings', [{ externalId: 'v-1', ...viewing }], 'autumn')
  // As a week later.
  await api.sql`delete from upserted_rows`
  const [fresh, same] = await as(
    'tasks',
    [
      { externalId: 'x-2', title: 'New' },
      { externalId: 'x-1', title: 'Old' },
    ],
    'autumn',
  )
  expect(fresh?.outcome).toBe('created')
  expect(fresh?.id).not.toBe(old?.id)
  expect(same).toMatchObject({ outcome: 'unchanged', id: old?.id })
  const moved = { externalId: 'v-2', ...viewing, startsAt: '2026-12-04T10:00:00Z' }
  const [other] = await as('viewings', [moved], 'autumn')
  expect(other?.outcome).toBe('created')
  expect(other?.id).not.toBe(oldViewing?.id)
  const read = async (id = '') => (await api.as('Sara', `/api/v1/tasks/${id}`)).json()
  expect([await read(old?.id), await read(fresh?.id)]).toMatchObject([
    { title: 'Old' },
    { title: 'New' },
  ])
})

test('two that make one external id at once make one record, and what both say of it counts', async () => {
  const { api, as, leadId, listingId } = await startAsSara()
  const viewing = { externalId: 'v-1', leadId, listingId, startsAt: '2026-12-02T10:00:00Z' }
  const [task] = await as('tasks', [{ externalId: 't-1', title: 'First' }])
  const [booked] = await as('viewings', [viewing])
  // As the second request saw it, before the first had noted what it made.
  await api.sql`delete from external_records`
  expect(await as('tasks', [{ externalId: 't-1', title: 'Second' }])).toMatchObject([
    { outcome: 'changed', id: task?.id },
  ])
  expect(await (await api.as('Sara', `/api/v1/tasks/${task?.id}`)).json()).toMatchObject({
    title: 'Second',
  })
  const others = await api.sql`select id from listings where id <> ${listingId} order by id limit 1`
  const elsewhere = { ...viewing, listingId: String(others[0]?.['id']) }
  const [refused] = await as('viewings', [elsewhere])
  expect(refused?.outcome).toBe('refused')
  const [moved] = await as('viewings', [{ ...viewing, startsAt: '2026-12-03T10:00:00Z' }])
  expect(moved).toMatchObject({ outcome: 'changed', id: booked?.id })
})

test('an upload of tasks goes on where it broke off, and does no row again', async () => {
  const { api, as } = await startAsSara()
  const rows = Array.from({ length: 130 }, (_, at) => ({ title: `Bulk task ${at}` }))
  const first = await as('tasks', rows.slice(0, 120), 'autumn')
  expect(await as('tasks', rows, 'autumn')).toMatchObject([
    ...first,
    ...rows.slice(120).map(() => ({ outcome: 'created' })),
  ])
  const [count] =
    await api.sql`select count(*)::int as made from tasks where title like 'Bulk task %'`
  expect(count?.['made']).toBe(130)
  const standing = await api.as('Sara', '/api/v1/tasks/bulk/autumn')
  expect(await standing.json()).toEqual({ next: 130 })
})

test('viewings: booked, moved, and what is said once stays as it is', async () => {
  const { api, as, leadId, listingId } = await startAsSara()
  const startsAt = '2026-12-02T10:00:00Z'
  const booked = { externalId: 'v-1', leadId, listingId, startsAt, endsAt: '2026-12-02T10:45:00Z' }
  const done = { status: 'attended', feedback: 'أعجبهم المطبخ' }
  const outcomes = await as('viewings', [
    booked,
    booked,
    { ...booked, ...done },
    { externalId: 'v-1', startsAt: '2026-12-03T10:00:00Z' },
    { externalId: 'v-1', leadId: crypto.randomUUID(), startsAt },
    { leadId, listingId, startsAt, endsAt: startsAt },
    { leadId, listingId },
    { leadId, listingId, startsAt, ...done },
  ])
  expect(outcomes).toMatchObject([
    { outcome: 'created' },
    { outcome: 'unchanged' },
    { outcome: 'changed' },
    { outcome: 'changed' },
    { outcome: 'refused', problem: { code: 'conflict', errors: [{ path: 'leadId' }] } },
    { outcome: 'refused', problem: { code: 'invalid', errors: [{ path: 'endsAt' }] } },
    { outcome: 'refused', problem: { code: 'invalid', errors: [{ path: 'startsAt' }] } },
    { outcome: 'created' },
  ])
  const read = async (at: number) =>
    (await api.as('Sara', `/api/v1/viewings/${outcomes[at]?.id}`)).json()
  expect(await read(0)).toMatchObject({
    ...done,
    startsAt: '2026-12-03T10:00:00.000Z',
    endsAt: '2026-12-03T10:45:00.000Z',
  })
  expect(await read(7)).toMatchObject(done)
})

test('ids in capitals are the same ids', async () => {
  const { api, as, sara, leadId, listingId } = await startAsSara()
  const loud = {
    leadId: leadId.toUpperCase(),
    listingId: listingId.toUpperCase(),
    agentId: sara.id.toUpperCase(),
  }
  const row = { externalId: 'v-1', startsAt: '2026-12-02T10:00:00Z' }
  const outcomes = await as('viewings', [
    { ...row, leadId, listingId },
    { ...row, ...loud },
  ])
  expect(outcomes).toMatchObject([{ outcome: 'created' }, { outcome: 'unchanged' }])
  const [own] = await as('tasks', [{ title: 'Loud', ownerId: loud.agentId, leadId: loud.leadId }])
  expect(own?.outcome).toBe('created')
  const read = await api.as('Sara', `/api/v1/tasks?lead=${loud.leadId}&fields=id,leadId`)
  const { data } = await read.json()
  expect(data).toContainEqual({ id: own?.id, leadId })
})

test('properties: a row is the home of its unit where that is sure, and refused with the ids where it is in doubt', async () => {
  const api = await createTestApi()
  const as = (rows: readonly object[]) =>
    upsert(api, { token: api.tokenFor('website', HOMES), noun: 'properties' }, rows)
  const home = { area: 'dubai-marina', building: 'Torch 9', unit: '1204' }
  const [made] = await as([{ externalId: 'p-1', ...home, makani: '١٢٣٤٥ ٦٧٨٩٠' }])
  expect(made).toMatchObject({ outcome: 'created' })
  const outcomes = await as([
    { externalId: 'p-1', floor: 12 },
    { externalId: 'p-1', floor: 12 },
    { building: 'torch 9', unit: '١٢٠٤' },
    { floor: 3 },
    { id: made?.id, floor: 'up there' },
  ])
  expect(outcomes).toMatchObject([
    { outcome: 'changed', id: made?.id },
    { outcome: 'unchanged', id: made?.id },
    {
      outcome: 'refused',
      problem: { code: 'conflict', errors: [{ path: 'property', message: made?.id }] },
    },
    { outcome: 'refused', problem: { code: 'invalid', errors: [{ path: 'building' }] } },
    { outcome: 'refused', problem: { code: 'invalid', errors: [{ path: 'floor' }] } },
  ])
  const [same] = await as([{ externalId: 'p-2', ...home, floor: 13 }])
  expect(same).toMatchObject({ outcome: 'changed', id: made?.id })
  const read = await api.asClient(HOMES, `/api/v1/properties/${made?.id}`)
  expect(await read.json()).toMatchObject({ ...home, floor: 13, makani: '1234567890' })
})

test('a program makes no tasks and no viewings, and nobody those of others', async () => {
  const { api, sara, leadId, listingId } = await startAsSara()
  const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/x-ndjson' } }
  for (const noun of ['tasks', 'viewings'])
    await expectProblem(await api.asClient(HOMES, `/api/v1/${noun}/bulk`, init), 403)
  const other = api.people.find(({ role, teamId }) => role === 'agent' && teamId !== sara.teamId)
  const token = api.tokenOf(other?.name ?? '')
  const rows = [{ leadId, listingId, startsAt: '2026-12-02T10:00:00Z', agentId: sara.id }]
  expect(await upsert(api, { token, noun: 'viewings' }, rows)).toMatchObject([
    { outcome: 'refused', problem: { code: 'forbidden' } },
  ])
  const given = [{ title: 'For Sara', ownerId: sara.id }]
  expect(await upsert(api, { token, noun: 'tasks' }, given)).toMatchObject([
    { outcome: 'refused', problem: { code: 'forbidden' } },
  ])
})
