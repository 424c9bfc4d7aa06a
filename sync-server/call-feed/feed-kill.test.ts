import { eq, isNotNull } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { loadDocument } from '#db/pace/documents/documents.ts'
import { listEvents } from '#db/pace/events/events.ts'
import {
  calls,
  documents,
  entityEvents,
  feedEvents,
  leads,
  people,
  teams,
} from '#db/pace/schema.ts'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { DocumentLog } from '../updates/document-log.ts'
import { segment, started } from '../testing/feed/feed-client.ts'
import { startChild } from '../testing/faults/start-child.ts'
import { signToken } from '../testing/start-server.ts'
import { playUntilStored, type PlayedEvent } from '../testing/feed/play-feed.ts'

const CALLS = 4
const SEGMENTS = 120
const KILLS = 3

/** Calls from numbers that nobody knows, interleaved as a call centre sends them. */
function script(agent: string): PlayedEvent[] {
  const ids = Array.from({ length: CALLS }, (_, index) => `call-${index}`)
  const spoken = Array.from({ length: SEGMENTS }, (_, index) => ({
    type: 'pace.transcript.segment.v1',
    data: segment({ segmentId: `s${index}`, beginMs: index, text: `word ${index}` }),
  }))
  const steps = [
    (index: number) => ({
      type: 'pace.call.started.v1',
      data: started({ from: `+97150000000${index}` }),
    }),
    () => ({ type: 'pace.call.answered.v1', data: { agent } }),
    ...spoken.map((step) => () => step),
    () => ({ type: 'pace.call.ended.v1', data: {} }),
    () => ({ type: 'pace.call.wrapup.v1', data: { disposition: 'booked' } }),
  ]
  return steps.flatMap((step) => ids.map((call, index) => ({ call, ...step(index) })))
}

test(
  '[F3] killed again and again while calls come in, and all of it repeated: each segment, call, lead and event once',
  { timeout: 300_000 },
  async () => {
    const child = await startChild({ withData: true })
    const { db, close } = connectPace(child.adminUrl, { max: 2 })
    onTestFinished(close)
    const team = crypto.randomUUID()
    const agent = { id: crypto.randomUUID(), name: 'Sara', email: 'sara@pace.test', teamId: team }
    await db.insert(teams).values({ id: team, name: 'Marina' })
    await db.insert(people).values({ ...agent, role: 'agent' })
    const events = script(agent.email)
    const token = () => signToken({ sub: 'pbx', client_id: 'pbx', scope: 'calls:write' })

    const played = playUntilStored(child.port, token, events)
    for (let time = 0; time < KILLS; time += 1) {
      const enough = (events.length * (time + Math.random())) / KILLS
      const stored = () => db.$count(feedEvents)
      await waitFor(async () => (await stored()) >= enough, { everyMs: 2 })
      await child.kill()
      await child.start()
    }
    await played
    await playUntilStored(child.port, token, events)

    await waitFor(async () => {
      const rows = await db.select().from(documents).where(eq(documents.kind, 'call'))
      return rows.length === CALLS && rows.every((row) => row.projectedSeq === row.seq)
    })
    expect(await db.select().from(feedEvents)).toHaveLength(events.length)
    expect(await db.select().from(leads)).toHaveLength(CALLS)
    const rows = await db.select().from(calls).where(isNotNull(calls.leadId))
    expect(rows.map(({ state, segmentCount }) => [state, segmentCount])).toEqual(
      Array.from({ length: CALLS }, () => ['ended', SEGMENTS]),
    )
    for (const { id } of rows) {
      const stored = await loadDocument(db, `call:${id}`)
      const doc = stored && new DocumentLog(stored).copy()
      if (!doc) throw new Error(`${id} is missing`)
      expect(readSegments(doc).map(({ text }) => text)).toEqual(
        Array.from({ length: SEGMENTS }, (_, index) => `word ${index}`),
      )
      expect(readCallMeta(doc).disposition).toBe('booked')
    }
    const told = await listEvents(db, 0, 10_000)
    const commits = told.map(
      ({ resource, key, documentSeq }) => `${resource} ${key} ${documentSeq}`,
    )
    expect(new Set(commits).size).toBe(commits.length)
    expect(await db.select().from(entityEvents).orderBy(entityEvents.sequence)).toHaveLength(
      told.length,
    )
  },
)
