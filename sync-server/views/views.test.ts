import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { calls, documentUpdates, tasks, viewings, viewLeases } from '#db/pace/schema.ts'
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

test('[V3] a desk holds its person’s viewings, and nothing of what else they have to do', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, omar, rooms, admin } = workspace
  await createLead(workspace, { ownerId: sara.id, teamId: marina })
  await admin.insert(tasks).values({ title: 'Call', ownerId: sara.id, createdBy: 'person:x' })
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const times = { startsAt: at(24), endsAt: at(25), status: 'confirmed' as const }
  const [own] = await admin
    .insert(viewings)
    .values([
      { ...times, agentId: sara.id },
      { ...times, agentId: omar.id },
    ])
    .returning()
  const key = own?.id ?? ''
  const desk = `desk:${sara.id}`
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, desk)
  expect(await keysOf(rooms, desk)).toEqual([`viewing:${key}`])
  await admin.update(viewings).set({ status: 'cancelled' }).where(eq(viewings.id, key))
  await admin.transaction((tx) =>
    appendEvents(tx, [
      {
        resource: 'viewing',
        key,
        old: { status: 'confirmed' },
        new: { status: 'cancelled' },
        actor: 'person:x',
        documentSeq: null,
      },
    ]),
  )
  await waitFor(async () => (await keysOf(rooms, desk)).length === 0)
})

test('[V3] a call on a desk follows what its lead is called, and forgets it with the lead', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, omar, rooms, admin } = workspace
  const lead = await createLead(workspace, { ownerId: sara.id, teamId: marina, name: 'Olga' })
  const own = { agentId: sara.id, teamId: marina, leadId: lead.id, source: 'test' }
  await admin.insert(calls).values({ ...own, id: 'rings', state: 'ringing' })
  const desk = `desk:${sara.id}`
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, desk)
  const names = async () =>
    (await cardsOf(rooms, desk)).map((card) => card.kind === 'call' && card.leadName)
  expect(await names()).toEqual(['Olga'])
  await setFields(rooms, lead.name, { name: 'Olga Petrova' })
  await waitFor(async () => (await names())[0] === 'Olga Petrova')
  await setFields(rooms, lead.name, { ownerId: omar.id })
  await waitFor(async () => (await names())[0] === undefined)
  expect(await keysOf(rooms, desk)).toEqual(['call:rings'])
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
