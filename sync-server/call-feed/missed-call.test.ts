import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contacts, feedEvents, leads, tasks } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { CALLER, started } from '../testing/feed/feed-client.ts'
import { startFeed } from '../testing/feed/start-feed.ts'

const START = 'pace.call.started.v1'
const ANSWER = 'pace.call.answered.v1'
const END = 'pace.call.ended.v1'
const RECORDING = 'pace.call.recording.v1'

type Feed = Awaited<ReturnType<typeof startFeed>>

const tasksOf = ({ db }: Feed) => db.select().from(tasks).orderBy(asc(tasks.createdAt))

test('[F17] a missed caller whom nobody knows becomes a contact and a lead, and the call its lead’s', async () => {
  const running = await startFeed()
  const { feed, meta, db } = running
  const centre = await feed()
  centre.send(START, started())
  await centre.acked(centre.send(END, { reason: 'noAnswer' }))
  const [lead] = await db.select().from(leads)
  expect(lead).toMatchObject({ name: 'Ivan', phone: CALLER, source: 'call', stage: 'new' })
  expect(await meta()).toMatchObject({ state: 'missed', leadId: lead?.id })
  expect(await db.select().from(contacts)).toMatchObject([{ phone: CALLER }])
  expect(await tasksOf(running)).toHaveLength(lead?.ownerId ? 1 : 0)
})

test('[F17] a call that nobody took is called back by whoever has the lead, in the house’s time; whoever answers has done it', async () => {
  const running = await startFeed()
  const { feed, db, sara, marina } = running
  const leadId = crypto.randomUUID()
  const of = { stage: 'contacted', phone: CALLER, teamId: marina, ownerId: sara.id }
  await db.insert(leads).values({ id: leadId, reference: 'L-00001', ...of })
  const centre = await feed()
  centre.send(START, started())
  await centre.acked(centre.send(END, {}))
  const [task] = await tasksOf(running)
  expect(task).toMatchObject({ ownerId: sara.id, teamId: marina, leadId, callId: 'call-1' })
  expect(task?.title).toContain(CALLER)
  const [{ at } = { at: '' }] = await db.select().from(feedEvents).where(eq(feedEvents.type, END))
  const dueInMinutes = (Date.parse(task?.dueAt ?? '') - Date.parse(at)) / 60_000
  expect(dueInMinutes).toBeGreaterThan(0)
  expect(task?.doneAt).toBeNull()
  const back = await feed({ call: 'call-2' })
  back.send(START, started({ direction: 'outbound', from: '+97144000000', to: CALLER }))
  await back.acked(back.send(ANSWER, { agent: sara.email }))
  const done = await waitFor(async () => (await tasksOf(running))[0]?.doneAt, {
    what: 'the end of the task',
  })
  expect(done).not.toBeNull()
})

test('[F17] a call of long ago that is told today answers nobody who waits today', async () => {
  const running = await startFeed()
  const { feed, db, sara, marina } = running
  const leadId = crypto.randomUUID()
  const of = { stage: 'contacted', phone: CALLER, teamId: marina, ownerId: sara.id }
  await db.insert(leads).values({ id: leadId, reference: 'L-00001', ...of })
  const centre = await feed()
  centre.send(START, started())
  await centre.acked(centre.send(END, {}))
  const past = await feed({ call: 'call-2' })
  const time = new Date(Date.now() - 48 * 3600 * 1000).toISOString()
  past.send(START, started(), { time })
  await past.acked(past.send(ANSWER, { agent: sara.email }, { time }))
  expect(await tasksOf(running)).toMatchObject([{ leadId, callId: 'call-1', doneAt: null }])
})

test('[F17] the end of a missed call sent twice, and what we dialled in vain, are no second task', async () => {
  const running = await startFeed()
  const { feed, db, sara, marina } = running
  const of = { stage: 'contacted', phone: CALLER, teamId: marina, ownerId: sara.id }
  await db.insert(leads).values({ id: crypto.randomUUID(), reference: 'L-00001', ...of })
  const centre = await feed()
  centre.send(START, started())
  centre.send(END, {}, { id: 'end' })
  await centre.acked(centre.send(END, {}, { id: 'end' }))
  const out = await feed({ call: 'call-2' })
  out.send(START, started({ direction: 'outbound', from: '+97144000000', to: CALLER }))
  await out.acked(out.send(END, {}))
  expect(await tasksOf(running)).toHaveLength(1)
})

test('[F18] that a call is recorded is a fact of it, and stays one', async () => {
  const { feed, meta } = await startFeed()
  const centre = await feed()
  centre.send(START, started())
  const at = '2026-03-02T08:00:00.000Z'
  centre.send(RECORDING, { on: true }, { time: new Date().toISOString() })
  await centre.acked(centre.send(RECORDING, { on: false }, { time: at }))
  const { recordedSince, startedAt } = await meta()
  expect(recordedSince && startedAt && recordedSince >= startedAt).toBe(true)
})

test('[F19] a start that is told once more fills what the first left out; an answer may name nobody', async () => {
  const { feed, meta } = await startFeed()
  const centre = await feed()
  centre.send(START, { direction: 'inbound', from: null, to: null })
  centre.send(ANSWER, {})
  await centre.acked(centre.send(START, started()))
  expect(await meta()).toMatchObject({
    state: 'live',
    agentId: null,
    callerPhone: CALLER,
    callerName: 'Ivan',
  })
  await centre.acked(centre.send(START, started({ from: '+971509999999', callerName: 'Other' })))
  expect(await meta()).toMatchObject({ callerPhone: CALLER, callerName: 'Ivan' })
})
