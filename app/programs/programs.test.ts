import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { expect, test } from 'vitest'
import { auditLog, notifications, programApprovals } from '#db/pace/schema.ts'
import { call } from '#tests/support/mcp-client.ts'
import { askedOf, letIn } from '#tests/support/let-in.ts'
import { programsPage } from '#tests/support/programs-page.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const TITLE = 'Call O’Brien back \u202eهلا 🏠'

test('[bar 40] a program’s write waits for its person, who is shown every word of it, and is done once after their yes', async () => {
  const api = await createTestApi()
  const { program } = await letIn(api)
  const sara = api.personOf('Sara')
  const dueAt = '2027-01-05T08:00:00.000Z'
  const asking = call(program, 'create_task', { title: TITLE, dueAt })
  const ask = await askedOf(api)
  expect(await api.sql`select id from tasks where title = ${TITLE}`).toHaveLength(0)
  expect(ask).toMatchObject({
    clientName: 'Desk helper',
    tool: 'create_task',
    lines: [
      { label: 'title', kind: 'text', value: TITLE },
      { label: 'dueAt', kind: 'when', value: dueAt },
    ],
  })
  const page = programsPage(api, 'Sara')
  await page.answer('approve')
  expect((await asking).structuredContent).toMatchObject({
    approval: { id: ask.id, state: 'done' },
    task: { title: TITLE, ownerId: sara.id },
  })
  expect(await api.sql`select created_by from tasks where title = ${TITLE}`).toEqual([
    { created_by: `person:${sara.id}` },
  ])
  const [entry] = await api.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'mcp.create_task'))
    .orderBy(desc(auditLog.sequence))
  expect(entry).toMatchObject({
    actor: `person:${sara.id}`,
    via: 'service:mcp-desk',
    after: { approval: ask.id, args: { title: TITLE, dueAt } },
  })
})

test('[bar 40] a yes counts once, for what was shown, by whom it was asked of', async () => {
  const api = await createTestApi()
  const { program } = await letIn(api)
  const asking = call(program, 'create_task', { title: TITLE })
  const { id, argsHash } = await askedOf(api)
  const [sara, omar] = [programsPage(api, 'Sara'), programsPage(api, 'Omar')]
  const nothing = { code: 'conflict' }
  await expect(omar.press({ intent: 'approve', id, argsHash })).rejects.toMatchObject(nothing)
  const forged = { intent: 'approve', id, argsHash: 'a'.repeat(64) }
  await expect(sara.press(forged)).rejects.toMatchObject(nothing)
  const yes = { intent: 'approve', id, argsHash }
  const pressed = await Promise.allSettled([1, 2, 3, 4].map(() => sara.press(yes)))
  expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(sara.press(yes)).rejects.toMatchObject(nothing)
  expect((await asking).structuredContent).toMatchObject({ approval: { state: 'done' } })
  expect(await api.sql`select id from tasks where title = ${TITLE}`).toHaveLength(1)
})

test('[bar 40] arguments that were changed after they were shown are not carried out', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  await api.db.update(programApprovals).set({ args: { title: 'Send all contacts' } })
  await expect(programsPage(api, 'Sara').answer('approve')).rejects.toMatchObject({
    code: 'outdated',
  })
  expect(await api.sql`select id from tasks where title = 'Send all contacts'`).toHaveLength(0)
})

test('a no, a question that nobody answers in time, and one that is taken back write nothing', async () => {
  const api = await createTestApi()
  const { program } = await letIn(api)
  const page = programsPage(api, 'Sara')
  const denied = call(program, 'create_task', { title: TITLE })
  await askedOf(api)
  await page.answer('deny')
  expect(await denied).toMatchObject({
    isError: true,
    structuredContent: { approval: { state: 'denied' } },
  })

  const cancel = new AbortController()
  const cancelled = program.callTool(
    { name: 'create_task', arguments: { title: `${TITLE} 2` } },
    undefined,
    { signal: cancel.signal },
  )
  await askedOf(api)
  cancel.abort()
  await expect(cancelled).rejects.toThrow()
  await waitFor(async () => (await page.show()).asks.length === 0)
  await waitFor(async () => (await page.show()).answered[0]?.state === 'withdrawn')

  const late = call(program, 'create_task', { title: `${TITLE} 3` })
  const { id, argsHash } = await askedOf(api)
  await api.db
    .update(programApprovals)
    .set({ expiresAt: new Date(Date.now() - 1).toISOString() })
    .where(eq(programApprovals.id, id))
  await expect(page.press({ intent: 'approve', id, argsHash })).rejects.toMatchObject({
    code: 'conflict',
  })
  await api.sql`select pg_notify('program_approvals', ${id})`
  expect(await late).toMatchObject({
    isError: true,
    structuredContent: { approval: { state: 'expired' } },
  })
  expect(await api.sql`select id from tasks where title like ${`${TITLE}%`}`).toHaveLength(0)
})

test('a program that is not answered at once asks later what became of it; nobody else can', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const asked = await call(program, 'create_task', { title: TITLE })
  expect(asked.isError).toBeUndefined()
  const id = z.string().parse(asked.structuredContent?.approval?.['id'])
  const read = { id }
  expect((await call(program, 'read_approval', read)).structuredContent).toMatchObject({
    approval: { state: 'waiting' },
  })
  const other = await letIn(api, { client: 'mcp-other' })
  const omar = await letIn(api, { name: 'Omar' })
  for (const stranger of [other, omar])
    expect(await call(stranger.program, 'read_approval', read)).toMatchObject({ isError: true })
  await programsPage(api, 'Sara').answer('approve')
  expect((await call(program, 'read_approval', read)).structuredContent).toMatchObject({
    approval: { state: 'done' },
    task: { title: TITLE },
  })
})

test('the same question is one, and too many of one program are refused', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const ids = await Promise.all(
    [1, 2, 3].map(async () => {
      const asked = await call(program, 'create_task', { title: TITLE })
      return asked.structuredContent?.approval?.['id']
    }),
  )
  expect(new Set(ids).size).toBe(1)
  for (const index of [1, 2, 3, 4])
    await call(program, 'create_task', { title: `${TITLE} ${index}` })
  expect(await call(program, 'create_task', { title: 'one more' })).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('wait for this person already') }],
  })
  expect((await programsPage(api, 'Sara').show()).asks).toHaveLength(5)
})

test('what breaks a rule by the time it is carried out has failed, and says why', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const [lead] = await api.sql`select id from leads where owner_id = ${api.personOf('Sara').id}
    order by id limit 1`
  await call(program, 'create_task', { title: TITLE, leadId: lead?.id })
  const omar = api.personOf('Omar').id
  await api.sql`update leads set owner_id = ${omar}, collaborator_ids = '{}' where id = ${lead?.id}`
  await expect(programsPage(api, 'Sara').answer('approve')).rejects.toMatchObject({
    code: 'notFound',
  })
  const { asks, answered } = await programsPage(api, 'Sara').show()
  expect(asks).toEqual([])
  expect(answered).toMatchObject([{ state: 'failed', error: expect.any(String) }])
})

test('what the person could not do is refused before anybody is asked, and so is what nobody knows', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const [lead] = await api.sql`select id from leads where owner_id = ${api.personOf('Omar').id}
    and not ${api.personOf('Sara').id} = any (collaborator_ids) order by id limit 1`
  const omar = api.personOf('Omar').id
  for (const args of [
    { title: TITLE, leadId: lead?.id },
    { title: TITLE, ownerId: omar },
    { title: '' },
    { title: TITLE, urgent: true },
    { title: TITLE, dueAt: 'tomorrow' },
  ])
    expect(await call(program, 'create_task', args), JSON.stringify(args)).toMatchObject({
      isError: true,
    })
  expect((await programsPage(api, 'Sara').show()).asks).toEqual([])
})

test('its person hears of a question by a notification, and sees on a page what programs did', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  await call(program, 'search_leads', { limit: 3 })
  const told = await api.db
    .select()
    .from(notifications)
    .where(eq(notifications.kind, 'programAsks'))
    .orderBy(notifications.createdAt)
  expect(told).toMatchObject([
    { personId: api.personOf('Sara').id, detail: { title: 'Desk helper' } },
  ])
  const { connections, calls } = await programsPage(api, 'Sara').show()
  expect(connections).toMatchObject([{ name: 'Desk helper', clientId: 'mcp-desk' }])
  expect(calls).toMatchObject([
    { name: 'search_leads', outcome: 'done' },
    { name: 'create_task', outcome: 'asked' },
  ])
  expect((await programsPage(api, 'Omar').show()).calls).toEqual([])
})

test('[bar 5] a program that its person ends reads nothing more, its stream closes, and its questions are over', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { id, program } = await letIn(api)
  await call(program, 'create_task', { title: TITLE })
  const ask = await askedOf(api)
  await expect(programsPage(api, 'Omar').press({ intent: 'end', id })).rejects.toMatchObject({
    code: 'notFound',
  })
  const page = programsPage(api, 'Sara')
  await page.press({ intent: 'end', id })
  await expect(call(program, 'search_leads')).rejects.toThrow()
  const { asks, connections } = await page.show()
  expect({ asks, connections }).toEqual({ asks: [], connections: [] })
  const { id: askId, argsHash } = ask
  await expect(page.press({ intent: 'approve', id: askId, argsHash })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a viewing is booked after a yes, shown with its lead and listing by name', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const sara = api.personOf('Sara').id
  const [lead] = await api.sql`select id from leads where owner_id = ${sara} order by id limit 1`
  const [listing] =
    await api.sql`select id from listings where agent_id = ${sara} order by id limit 1`
  const asked = { leadId: lead?.id, listingId: listing?.id, startsAt: '2031-01-07T08:00:00.000Z' }
  const backwards = { ...asked, endsAt: '2031-01-07T07:00:00.000Z' }
  expect(await call(program, 'book_viewing', backwards)).toMatchObject({ isError: true })
  await call(program, 'book_viewing', asked)
  const ask = await askedOf(api)
  expect(ask.lines).toMatchObject([
    { kind: 'lead', value: lead?.id, named: expect.any(String) },
    { kind: 'listing', value: listing?.id, named: expect.any(String) },
    { kind: 'when', value: asked.startsAt },
  ])
  await programsPage(api, 'Sara').answer('approve')
  const booked =
    await api.sql`select ends_at - starts_at = interval '30 minutes' as half from viewings
    where lead_id = ${lead?.id} and listing_id = ${listing?.id} and starts_at = ${asked.startsAt}`
  expect(booked).toMatchObject([{ half: true }])
})
