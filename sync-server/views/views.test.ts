import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { documentUpdates, tasks, viewLeases } from '#db/pace/schema.ts'
import { createCallUpdate } from '#domain/call/call.ts'
import { readViewSequence } from '#domain/views/view-document.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { SOME_TIME } from '../testing/log-writer.ts'
import { cardsOf, createLead, keysOf, setFields, startViews } from '../testing/viewing.ts'
import { openWorkspace } from '../testing/workspace.ts'

test('[V1] a board opens with the leads of its team and nobody else’s', async () => {
  const workspace = await openWorkspace()
  const { marina, downtown, rooms } = workspace
  const mine = await createLead(workspace, { teamId: marina, name: 'Omar' })
  await createLead(workspace, { teamId: downtown })
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, `board:${marina}`)
  expect(await cardsOf(rooms, `board:${marina}`)).toMatchObject([
    { kind: 'lead', id: mine.id, name: 'Omar', stage: 'new' },
  ])
  expect(readViewSequence(await rooms.read(`board:${marina}`))).toBe(2)
})

test('[V2] cards come, change and go with the events, and only they are touched', async () => {
  const workspace = await openWorkspace()
  const { marina, downtown, rooms } = workspace
  const board = `board:${marina}`
  const stays = await createLead(workspace, { teamId: marina })
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, board)
  const touched: string[] = []
  const { doc } = { doc: await rooms.inspect(board, (live) => live) }
  doc.getMap('cards').observe((event) => touched.push(...event.keysChanged))
  const comes = await createLead(workspace, { teamId: marina })
  await waitFor(async () => (await cardsOf(rooms, board)).length === 2)
  await setFields(rooms, comes.name, { stage: 'contacted' })
  await waitFor(async () =>
    (await cardsOf(rooms, board)).some(
      (card) => card.kind === 'lead' && card.stage === 'contacted',
    ),
  )
  await setFields(rooms, comes.name, { teamId: downtown })
  await waitFor(async () => (await cardsOf(rooms, board)).length === 1)
  expect(await keysOf(rooms, board)).toEqual([`lead:${stays.id}`])
  expect(touched.every((key) => key === `lead:${comes.id}`)).toBe(true)
})

test('[V2] events that change no card of a view commit nothing to it', async () => {
  const workspace = await openWorkspace()
  const { marina, downtown, rooms, db } = workspace
  const [here, there] = [`board:${marina}`, `board:${downtown}`]
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, here)
  await views.prepare(rooms, there)
  await createLead(workspace, { teamId: marina })
  await waitFor(async () => (await cardsOf(rooms, here)).length === 1)
  const log = await db
    .select()
    .from(documentUpdates)
    .where(eq(documentUpdates.document, there))
    .orderBy(documentUpdates.seq)
  expect(log).toHaveLength(1)
})

test('[V2] what changed while the rows could not be read is shown as soon as they can', async () => {
  const workspace = await openWorkspace()
  const { marina, rooms, tail, client } = workspace
  const line = await cutDatabase(client)
  const board = `board:${marina}`
  const views = startViews(line.client, workspace)
  await views.prepare(rooms, board)
  const told = new Set<string>()
  tail.subscribe((events) => events.forEach(({ key }) => told.add(key)))
  line.set('cut')
  const lead = await createLead(workspace, { teamId: marina })
  await waitFor(() => told.has(lead.id))
  line.set('through')
  await waitFor(async () => (await keysOf(rooms, board)).includes(`lead:${lead.id}`))
})

test('[V3] a desk holds what its person should do next', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, omar, rooms, admin, db } = workspace
  const done = { firstContactedAt: SOME_TIME, stage: 'contacted' } as const
  const own = await createLead(workspace, { ownerId: sara.id, teamId: marina })
  const open = await createLead(workspace, { teamId: marina })
  await createLead(workspace, { ownerId: omar.id, teamId: marina })
  await createLead(workspace, {
    ...done,
    ownerId: sara.id,
    teamId: marina,
    nextFollowUpAt: '2099-01-01T00:00:00.000Z',
  })
  const [task] = await admin
    .insert(tasks)
    .values({ title: 'Call back', ownerId: sara.id, createdBy: 'person:x' })
    .returning()
  const desk = `desk:${sara.id}`
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, desk)
  const keys = [`lead:${own.id}`, `lead:${open.id}`, `task:${task?.id}`].sort()
  expect(await keysOf(rooms, desk)).toEqual(keys)
  await admin.update(tasks).set({ doneAt: SOME_TIME })
  await admin.transaction((tx) =>
    appendEvents(tx, [
      {
        resource: 'task',
        key: task?.id ?? '',
        old: { doneAt: null },
        new: { doneAt: SOME_TIME },
        actor: 'person:x',
        documentSeq: null,
      },
    ]),
  )
  await waitFor(async () => (await keysOf(rooms, desk)).length === 2)
  await admin.delete(tasks)
  expect(await db.select().from(tasks)).toEqual([])
})

test('[V4] a wall counts the calls of today by state', async () => {
  const workspace = await openWorkspace()
  const { marina, rooms, projector } = workspace
  const wall = `wall:${marina}`
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, wall)
  const update = createCallUpdate({
    source: 'urn:x',
    state: 'live',
    teamId: marina,
    startedAt: new Date().toISOString(),
  })
  await rooms.create('call:c1', { actor: 'service:feed', update })
  await projector.whenProjected('call:c1', 1, PATIENCE_MS)
  await waitFor(async () => (await keysOf(rooms, wall)).includes('call:c1'))
  const info = (await rooms.read(wall)).getMap('info').toJSON()
  expect(info.counters).toMatchObject({ live: 1, ringing: 0 })
})

test('[V5] one process writes a view; when it ends the next takes over and misses nothing', async () => {
  const workspace = await openWorkspace()
  const { marina, rooms } = workspace
  const board = `board:${marina}`
  const first = startViews(workspace, workspace)
  await first.prepare(rooms, board)
  const other = await workspace.another()
  const second = startViews(workspace, other)
  await second.prepare(other.rooms, board)
  const [lease] = await workspace.db.select().from(viewLeases)
  expect(lease?.token).toBe(1)
  await first.stop()
  const lead = await createLead(workspace, { teamId: marina })
  await waitFor(async () => (await keysOf(other.rooms, board)).includes(`lead:${lead.id}`))
  const [taken] = await workspace.db.select().from(viewLeases)
  expect(taken?.token).toBe(2)
})

test('[V5] a writer whose lease was taken while it slept can write no more', async () => {
  const workspace = await openWorkspace()
  const { marina, rooms, db } = workspace
  const board = `board:${marina}`
  const sleeper = startViews(workspace, workspace, { leaseMs: 60_000 })
  await sleeper.prepare(rooms, board)
  await db.update(viewLeases).set({ expiresAt: SOME_TIME })
  const other = await workspace.another()
  await startViews(workspace, other).prepare(other.rooms, board)
  await expect(
    rooms.change(board, {
      actor: 'x',
      fence: { token: 1 },
      change: (doc) => doc.getMap('cards').set('lead:forged', {}),
    }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('[V6] a view that nobody has open is let go, and is right again when it is opened', async () => {
  const workspace = await openWorkspace()
  const { marina, rooms, db } = workspace
  const board = `board:${marina}`
  let clock = Date.now()
  let isOpen = true
  const views = startViews(workspace, workspace, {
    isOpen: () => isOpen,
    now: () => new Date(clock),
    leaseMs: 60,
  })
  await views.prepare(rooms, board)
  isOpen = false
  clock += 60_000
  await waitFor(async () => {
    const [lease] = await db.select().from(viewLeases)
    return lease && Date.parse(lease.expiresAt) < Date.now()
  })
  const lead = await createLead(workspace, { teamId: marina })
  expect(await keysOf(rooms, board)).toEqual([])
  isOpen = true
  await views.prepare(rooms, board)
  expect(await keysOf(rooms, board)).toEqual([`lead:${lead.id}`])
})

test('[V7] a view of a team or person that does not exist is not found', async () => {
  const workspace = await openWorkspace()
  const views = startViews(workspace, workspace)
  for (const name of [
    `board:${crypto.randomUUID()}`,
    'wall:nobody',
    `desk:${crypto.randomUUID()}`,
  ]) {
    await expect(views.prepare(workspace.rooms, name)).rejects.toMatchObject({ code: 'notFound' })
  }
})
