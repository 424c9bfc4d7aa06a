import { asc, eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { changeHouse } from '#db/pace/house/change-house.ts'
import { watchSettings } from '#db/pace/house/watch-settings.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { clocks, commandLog, communications, leads, people } from '#db/pace/schema.ts'
import { createCallUpdate } from '#domain/call/call.ts'
import type { ClockKind } from '#domain/clock/kinds.ts'
import type { ClockSettings } from '#domain/house/clock-settings.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { insertDocument } from '#db/pace/documents/documents.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { putLead, setField } from '../testing/log-writer.ts'
import { openWorkspace, silent, type Workspace } from '../testing/workspace.ts'
import { Clocks } from './clocks.ts'

const ALWAYS = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }])
const by = { actor: 'person:admin', via: 'pages' }

/** A brokerage that works day and night, so that minutes are minutes; its clocks go by a time of their own. */
async function openHouse(of: Partial<ClockSettings> = {}) {
  const space = await openWorkspace()
  const settle = (more: Partial<ClockSettings>) =>
    changeHouse(space.admin, {
      patch: { hours: ALWAYS, clocks: { ...SOME_HOUSE.clocks, ...of, ...more } },
      by,
    })
  await settle({})
  let now = new Date()
  const startClocks = async ({ db, rooms, client }: Pick<Workspace, 'db' | 'rooms' | 'client'>) => {
    const settings = await watchSettings({ db, sql: client.sql, onError: raise })
    const nothing = { onReckoned: () => undefined, log: silent }
    const running = new Clocks({ db, rooms, sql: client.sql, settings, now: () => now, ...nothing })
    await running.start()
    onTestFinished(async () => {
      await running.stop()
      await settings.stop()
    })
    return running
  }
  const all = await startClocks(space)
  return {
    ...space,
    settle,
    clocks: all,
    startAnother: async () =>
      startClocks({ ...(await space.another()), db: space.db, client: space.client }),
    /**
     * The time goes on, and clocks look. Commits are of the true time: turned past a clock's end, it may be past the end of the clock
     * that follows, too.
     */
    turnTo(at: string, pokes: readonly Clocks[] = [all]) {
      now = new Date(at)
      for (const one of pokes) one.poke()
    },
    async enter(fields: object = {}) {
      const { sara, marina, db, projector } = space
      const createdAt = new Date().toISOString()
      const lead = await putLead(db, { ownerId: sara.id, teamId: marina, createdAt, ...fields })
      await projector.whenProjected(lead.name, 1, PATIENCE_MS)
      return lead
    },
    async change(name: string, change: Parameters<Workspace['rooms']['change']>[1]['change']) {
      const { seq } = await space.rooms.change(name, { actor: 'person:x', change })
      await space.projector.whenProjected(name, seq, PATIENCE_MS)
    },
    ofLead: (leadId: string) =>
      space.db
        .select()
        .from(clocks)
        .where(eq(clocks.leadId, leadId))
        .orderBy(asc(clocks.startedAt), asc(clocks.kind)),
    async running(leadId: string, kind: ClockKind) {
      const rows = await space.db.select().from(clocks).where(eq(clocks.leadId, leadId))
      return rows.find((row) => row.kind === kind && row.stoppedAt === null) ?? null
    },
    row: async (id: string) => {
      const [row] = await space.db.select().from(leads).where(eq(leads.id, id))
      if (!row) throw new Error('There is no such lead.')
      return row
    },
    told: async () => {
      const events = await listEvents(space.db, 0, 500)
      return events.flatMap(({ new: after }) =>
        Object.entries(after ?? {}).filter(([name]) => name.startsWith('clock.')),
      )
    },
  }
}

function raise(error: unknown): never {
  throw error
}

const minutesAfter = (at: string, minutes: number) =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString()

test('[K1] a lead’s clock starts with its row and stops with its answer, and the lead says what is due', async () => {
  const { enter, change, running, ofLead, row } = await openHouse()
  const lead = await enter()
  const waiting = await running(lead.id, 'response')
  const { createdAt } = await row(lead.id)
  expect(waiting).toMatchObject({
    startedAt: createdAt,
    dueAt: minutesAfter(createdAt, 15),
    warnAt: minutesAfter(createdAt, 10),
  })
  expect((await row(lead.id)).dueAt).toBe(waiting?.dueAt)
  await change(lead.name, (doc) => {
    setField('stage', 'contacted')(doc)
    setField('firstContactedAt', createdAt)(doc)
  })
  expect(await ofLead(lead.id)).toMatchObject([
    { kind: 'followUp', stoppedAt: null, dueAt: minutesAfter(createdAt, 1_620) },
    { kind: 'response', reason: 'done', ringsAt: null, breachedAt: null },
  ])
  expect((await row(lead.id)).dueAt).toBe(minutesAfter(createdAt, 1_620))
  await change(lead.name, setField('stage', 'lost'))
  expect(await running(lead.id, 'followUp')).toBeNull()
  expect((await row(lead.id)).dueAt).toBeNull()
})

test('[K2] an answered call and a message that was sent are answers', async () => {
  const { enter, running, row, projector, admin, change, db } = await openHouse()
  const [called, written] = [await enter(), await enter()]
  const at = new Date().toISOString()
  const update = createCallUpdate({
    source: 'urn:x',
    state: 'live',
    leadId: called.id,
    startedAt: at,
    answeredAt: at,
  })
  await insertDocument(db, { name: 'call:c1', actor: 'service:feed', update })
  await projector.whenProjected('call:c1', 1, PATIENCE_MS)
  expect(await running(called.id, 'response')).toBeNull()
  expect(await running(called.id, 'followUp')).toMatchObject({ startedAt: at })
  const moved = (await listEvents(db, 0, 100)).filter(({ key, old }) => key === called.id && old)
  expect(moved.map(({ new: after }) => Object.keys(after ?? {}))).toEqual([['dueAt']])
  const sent = { channel: 'email', direction: 'outbound', body: 'Hello' } as const
  await admin.insert(communications).values({ leadId: written.id, ...sent })
  await change(written.name, setField('firstContactedAt', at))
  expect(await running(written.id, 'response')).toBeNull()
  // It came back: nobody has answered.
  await admin.update(communications).set({ state: 'failed' })
  await change(written.name, setField('firstContactedAt', null))
  const { createdAt } = await row(written.id)
  expect((await running(written.id, 'response'))?.dueAt).toBe(minutesAfter(createdAt, 15))
})

test('[K3] a clock tells that it is nearly due, then that it is over, once each, whichever of many processes looks', async () => {
  const { enter, running, turnTo, told, clocks: one, startAnother } = await openHouse()
  const other = await startAnother()
  const lead = await enter()
  const waiting = await running(lead.id, 'response')
  const { dueAt = '', warnAt } = waiting ?? {}
  turnTo(minutesAfter(dueAt, -1), [one, other])
  await waitFor(async () => (await running(lead.id, 'response'))?.warnedAt)
  turnTo(minutesAfter(dueAt, 1), [one, other])
  await waitFor(async () => (await running(lead.id, 'response'))?.breachedAt)
  turnTo(minutesAfter(dueAt, 60), [other, one])
  await Promise.all([one.stop(), other.stop()])
  const of = { dueAt, startedAt: waiting?.startedAt, ownerId: waiting?.ownerId }
  expect(warnAt).toBe(minutesAfter(dueAt, -5))
  expect(await told()).toEqual([
    ['clock.response', { state: 'warned', ...of }],
    ['clock.response', { state: 'breached', ...of }],
  ])
})

test('[K3] what has stopped a clock without its row is asked for before anybody is told', async () => {
  const { enter, running, turnTo, told, clocks: all, admin } = await openHouse()
  const lead = await enter()
  const dueAt = (await running(lead.id, 'response'))?.dueAt ?? ''
  const sent = { channel: 'whatsapp', direction: 'outbound', body: 'Hello' } as const
  await admin.insert(communications).values({ leadId: lead.id, ...sent })
  turnTo(minutesAfter(dueAt, 1))
  await waitFor(async () => (await running(lead.id, 'response')) === null)
  await all.stop()
  expect(await told()).toEqual([])
})

test('[K4] a lead that is left unanswered goes back to its team, with its reason, and can be put back', async () => {
  const { enter, running, turnTo, row, told, db, rooms, projector, ofLead, sara } = await openHouse(
    {
      returnToPool: { within: 30, warn: 0 },
    },
  )
  const lead = await enter()
  const dueAt = (await running(lead.id, 'returnToPool'))?.dueAt ?? ''
  turnTo(dueAt)
  await waitFor(async () => (await row(lead.id)).ownerId === null)
  expect((await told()).at(-1)).toMatchObject(['clock.returnToPool', { ownerId: sara.id }])
  expect((await ofLead(lead.id)).find(({ kind }) => kind === 'returnToPool')).toMatchObject({
    breachedAt: dueAt,
    reason: 'ended',
  })
  const [entry] = await db.select().from(commandLog)
  expect(entry).toMatchObject({
    command: 'release',
    subject: 'service:clocks',
    document: lead.name,
  })
  expect(entry?.effect).toMatchObject([{ before: sara.id }])
  const { seq } = await rooms.change(lead.name, {
    actor: 'person:m',
    change: setField('ownerId', sara.id),
  })
  await projector.whenProjected(lead.name, seq, PATIENCE_MS)
  expect(await running(lead.id, 'returnToPool')).toMatchObject({ breachedAt: null })
})

test('[K4] where the house wants it, it goes to the colleague who has the fewest, and never round in circles', async () => {
  const { enter, running, turnTo, row, sara, omar, admin, marina } = await openHouse({
    returnToPool: { within: 30, warn: 0 },
    returnTo: 'colleague',
  })
  const busy = {
    id: crypto.randomUUID(),
    name: 'Busy',
    email: 'busy@pace.test',
    role: 'agent',
  } as const
  await admin.insert(people).values({ ...busy, teamId: marina })
  // Hers rests, or it would be passed on with the other.
  await enter({ ownerId: busy.id, stage: 'new', pausedUntil: '2040-03-02T08:00:00.000Z' })
  const lead = await enter()
  const passesOn = async (from: string | null, to: string | null) => {
    const waiting = await running(lead.id, 'returnToPool')
    expect(waiting?.ownerId).toBe(from)
    turnTo(waiting?.dueAt ?? '')
    await waitFor(async () => (await row(lead.id)).ownerId === to)
  }
  await passesOn(sara.id, omar.id)
  await passesOn(omar.id, busy.id)
  await passesOn(busy.id, null)
})

test('[K5] a pause keeps what is left of a lead’s clocks, and they go on by themselves', async () => {
  const { enter, change, running, row } = await openHouse()
  const lead = await enter()
  const before = await running(lead.id, 'response')
  const until = minutesAfter(new Date().toISOString(), 600)
  await change(lead.name, setField('pausedUntil', until))
  const paused = await running(lead.id, 'response')
  expect(paused).toMatchObject({ id: before?.id, countsFrom: until })
  const left = 15 - (paused?.spent ?? 0)
  expect(
    Math.abs(Date.parse(paused?.dueAt ?? '') - Date.parse(minutesAfter(until, left))),
  ).toBeLessThan(2)
  expect((await row(lead.id)).dueAt).toBe(paused?.dueAt)
  await change(lead.name, setField('pausedUntil', null))
  const resumed = await running(lead.id, 'response')
  expect(resumed?.pausedAt).toBeNull()
  expect(String(resumed?.dueAt) < until).toBe(true)
})

test('[K6] other hours or lengths move what runs and begin what was off; what would be late by then is no news', async () => {
  const {
    enter,
    running,
    settle,
    told,
    db,
    clocks: all,
  } = await openHouse({ followUp: { within: 0, warn: 0 } })
  const long = new Date(Date.now() - 30 * 86_400_000).toISOString()
  const answered = await enter({
    stage: 'contacted',
    createdAt: long,
    stageChangedAt: long,
    firstContactedAt: long,
  })
  const lead = await enter()
  const createdAt = (await running(lead.id, 'response'))?.startedAt ?? ''
  expect(await running(answered.id, 'followUp')).toBeNull()
  await settle({ response: { within: 240, warn: 0 }, followUp: { within: 1_620, warn: 0 } })
  await waitFor(
    async () => (await running(lead.id, 'response'))?.dueAt === minutesAfter(createdAt, 240),
  )
  const silent = await waitFor(() => running(answered.id, 'followUp'))
  expect(silent).toMatchObject({ breachedAt: silent.dueAt, ringsAt: null })
  await settle({ response: { within: 0, warn: 0 } })
  await waitFor(async () => (await running(lead.id, 'response')) === null)
  await all.stop()
  expect(await told()).toEqual([])
  expect(
    await db.select({ reason: clocks.reason }).from(clocks).where(eq(clocks.leadId, lead.id)),
  ).toEqual([{ reason: 'off' }])
})

test('[K7] a listing’s permit warns before it ends, and ends', async () => {
  const { db, projector, sara, marina, turnTo, told } = await openHouse()
  const id = crypto.randomUUID()
  const fields = {
    reference: 'P-00001',
    status: 'available',
    agentId: sara.id,
    teamId: marina,
  } as const
  const createdAt = new Date().toISOString()
  const permitEndsOn = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
  const update = createListingUpdate({ ...fields, createdAt, permitEndsOn }, [])
  await insertDocument(db, { name: `listing:${id}`, actor: 'person:x', update })
  await projector.whenProjected(`listing:${id}`, 1, PATIENCE_MS)
  const [clock] = await db.select().from(clocks).where(eq(clocks.listingId, id))
  expect(clock).toMatchObject({ kind: 'permit', ownerId: sara.id, basis: permitEndsOn })
  for (const [at, state] of [
    [clock?.warnAt, 'warned'],
    [clock?.dueAt, 'breached'],
  ] as const) {
    turnTo(minutesAfter(at ?? '', 1))
    await waitFor(async () => JSON.stringify(await told()).includes(state))
  }
  expect((await told()).map(([name]) => name)).toEqual(['clock.permit', 'clock.permit'])
})
