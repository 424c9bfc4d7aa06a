import { expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { askedOf, letIn } from '#tests/support/let-in.ts'
import { call } from '#tests/support/mcp-client.ts'
import { programsPage } from '#tests/support/programs-page.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { carryOut } from './carry-out.server.ts'

const TITLE = 'Call O’Brien back \u202eهلا 🏠'

/** As the person's page has it, but what it writes first goes by way of `around`. */
function around(api: TestApi, first: (write: () => Promise<unknown>) => Promise<unknown>): TestApi {
  let isFirst = true
  const db = new Proxy(api.deps.db, {
    get(target, name) {
      if (name !== 'transaction' || !isFirst) return Reflect.get(target, name)
      isFirst = false
      return (work: (tx: unknown) => Promise<unknown>) =>
        target.transaction((tx) => first(() => work(tx)))
    },
  })
  return { ...api, deps: { ...api.deps, db } }
}

const tasksOf = async (api: TestApi) =>
  (await api.sql`select id from tasks where title = ${TITLE}`).length

test('what could not be written because nothing could be reached stands as before, and is written once', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  const broken = around(api, async (write) => {
    await write()
    throw new DomainError('unavailable', 'The database went away before it kept this.')
  })
  const page = programsPage(broken, 'Sara')
  await expect(page.answer('approve')).rejects.toMatchObject({ code: 'unavailable' })
  expect(await tasksOf(api)).toBe(0)
  expect(await page.show()).toMatchObject({ asks: [{ state: 'waiting' }], answered: [] })
  await page.answer('approve')
  expect(await tasksOf(api)).toBe(1)
  expect((await page.show()).answered).toMatchObject([{ state: 'done' }])
})

test('a note of which nobody knows whether it was written stays answered, and a yes again is the same one', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const [lead] = await api.sql`select id from leads where owner_id = ${api.personOf('Sara').id}
    and archived_at is null order by id limit 1`
  await call(program, 'add_note', { leadId: lead?.['id'], text: TITLE })
  const { id, argsHash } = await askedOf(api)
  const page = programsPage(api, 'Sara')
  const yes = () => page.press({ intent: 'approve', id, argsHash })
  api.double.down = true
  await expect(yes()).rejects.toMatchObject({ code: 'unavailable' })
  expect(await page.show()).toMatchObject({ asks: [], answered: [{ state: 'approved' }] })
  await expect(yes()).rejects.toMatchObject({ code: 'conflict' })

  api.double.down = false
  await api.sql`update program_approvals set decided_at = now() - interval '2 min' where id = ${id}`
  await yes()
  expect(api.double.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([id])
  expect((await page.show()).answered).toMatchObject([{ state: 'done' }])
})

test('a no after a yes that was cut off does not say that nothing was written', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  const { id, argsHash } = await askedOf(api)
  await api.sql`update program_approvals set state = 'approved', decided_at = now() - interval '2 min' where id = ${id}`
  await programsPage(api, 'Sara').press({ intent: 'deny', id, argsHash })
  const told = JSON.stringify(await call(program, 'read_approval', { id }))
  expect(told).toContain('may have been written')
  expect(told).not.toContain('Nothing was written')
})

test('a yes that takes longer than a minute is taken over, and written by one of the two', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  const { promise: held, resolve: goOn } = Promise.withResolvers<void>()
  const slow = around(api, async (write) => {
    await held
    return write()
  })
  const ask = await askedOf(api)
  const { id, role, teamId, seesTeam } = api.personOf('Sara')
  if (!role) throw new Error('Sara has no role.')
  const first = carryOut(
    {
      db: slow.deps.db,
      settings: api.deps.settings,
      commands: api.double.commands.forPerson({ id: 'session-1' } as never),
      actor: { kind: 'person', id, role, teamId, seesTeam },
      by: { actor: `person:${id}` },
      now: new Date(Date.now() - 61_000),
    },
    ask,
  )
  const page = programsPage(api, 'Sara')
  await waitFor(async () => {
    const [row] = await api.sql`select state from program_approvals where id = ${ask.id}`
    return row?.['state'] === 'approved'
  })
  expect(await page.show()).toMatchObject({ asks: [{ id: ask.id }], answered: [] })
  await page.answer('approve')
  goOn()
  await expect(first).rejects.toMatchObject({ code: 'conflict' })
  expect(await tasksOf(api)).toBe(1)
  expect((await page.show()).answered).toMatchObject([{ state: 'done' }])
})

test('a yes that was cut off and whose time is over has failed, and is not carried out any more', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  const { id, argsHash } = await askedOf(api)
  await api.sql`update program_approvals set state = 'approved', decided_at = now() - interval '2 min',
    expires_at = now() - interval '1 min' where id = ${id}`
  const page = programsPage(api, 'Sara')
  expect(await page.show()).toMatchObject({ asks: [], answered: [{ state: 'failed' }] })
  await expect(page.press({ intent: 'approve', id, argsHash })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await tasksOf(api)).toBe(0)
})

test('of many questions that are asked at once no more wait than may', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const titles = Array.from({ length: 12 }, (_, index) => `${TITLE} ${index}`)
  await Promise.all(titles.map((title) => call(program, 'create_task', { title })))
  expect((await programsPage(api, 'Sara').show()).asks).toHaveLength(5)
})
