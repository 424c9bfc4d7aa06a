import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { calls, leads } from '#db/pace/schema.ts'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { DEMO_DIALOGUES } from '#domain/call/replay/demo-dialogues.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../../data.ts'
import type { Somebody } from '../../testing/brokerage.ts'
import { startServer } from '../../testing/start-server.ts'
import { DEMO_SOURCE } from './demo-calls.ts'

const [FIRST] = DEMO_DIALOGUES

async function startDemo({ speed = 1_000, isDemo = true } = {}) {
  const demo = isDemo ? { speed } : null
  const running = await startServer({
    extensions: [createData({ pollMs: 200, leaseMs: 300, demo })],
  })
  const { port, rooms } = running.server
  return {
    ...running,
    rooms,
    ask: async (person: Somebody, patch: object = {}) =>
      fetch(`http://127.0.0.1:${port}/demo/calls`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await running.personToken(person, { scope: 'live:write' })}`,
        },
        body: JSON.stringify({ dialogue: FIRST.id, agentId: person.id, leadId: null, ...patch }),
      }),
    meta: async (id: string) => readCallMeta(await rooms.read(`call:${id}`)),
  }
}

test('[F24] a call of the demo rings at its agent when it is answered, and is spoken to its end', async () => {
  const { ask, meta, rooms, sara } = await startDemo()
  const answer = await ask(sara)
  expect(answer.status).toBe(201)
  const { id } = await answer.json()
  expect(await meta(id)).toMatchObject({ agentId: sara.id, source: DEMO_SOURCE })
  const done = await waitFor(async () => {
    const call = await meta(id)
    return call.state === 'wrapup' && call
  })
  expect(done).toMatchObject({ callerName: FIRST.callerName, direction: 'inbound' })
  expect(done.callerPhone).toMatch(/^\+97156\d{7}$/)
  expect(done.leadId).not.toBeNull()
  expect(done.recordedSince).not.toBeNull()
  const said = readSegments(await rooms.read(`call:${id}`)).map(({ text }) => text)
  expect(said).toEqual(FIRST.turns.map(({ text }) => text))
})

test('[F24] a lead that calls is known by its number', async () => {
  const { ask, meta, db, sara } = await startDemo()
  const { id: first } = await (await ask(sara)).json()
  const leadId = await waitFor(async () => (await meta(first)).leadId)
  await waitFor(async () => (await db.select().from(leads).where(eq(leads.id, leadId))).length > 0)
  const { id } = await (await ask(sara, { leadId })).json()
  const { callerPhone } = await meta(first)
  expect(await meta(id)).toMatchObject({ leadId, callerPhone })
})

test('[F24] agents start calls for themselves, managers for their team; what is not so is refused', async () => {
  const { ask, sara, omar, manager } = await startDemo()
  expect((await ask(sara, { agentId: omar.id })).status).toBe(403)
  expect((await ask(manager, { agentId: sara.id })).status).toBe(201)
  expect((await ask(sara, { dialogue: 'none' })).status).toBe(422)
  expect((await ask(sara, { agentId: crypto.randomUUID() })).status).toBe(403)
  expect((await ask(sara, { leadId: crypto.randomUUID() })).status).toBe(404)
})

test('[F24] five calls go on at once, and not a sixth', async () => {
  const { ask, sara } = await startDemo({ speed: 0.001 })
  for (let call = 0; call < 5; call += 1) expect((await ask(sara)).status).toBe(201)
  expect((await ask(sara)).status).toBe(429)
})

test('[F24] a call in the middle of which the server ends is ended with it', async () => {
  const { ask, sara, server, client } = await startDemo({ speed: 0.001 })
  const { id } = await (await ask(sara)).json()
  await server.close()
  const [position] =
    await client.sql`select type from feed_events where call_id = ${id} order by sequence desc limit 1`
  expect(position).toMatchObject({ type: 'pace.call.wrapup.v1' })
})

test('[F24] what an earlier process left on the line is ended', async () => {
  const first = await startDemo({ speed: 0.001 })
  const { id } = await (await first.ask(first.sara)).json()
  await waitFor(
    async () => (await first.db.select().from(calls).where(eq(calls.id, id))).length === 1,
  )
  const extensions = [createData({ pollMs: 200, leaseMs: 300, demo: { speed: 1 } })]
  const second = await startServer({ brokerage: first, extensions })
  await waitFor(async () => {
    const [row] = await second.db.select().from(calls).where(eq(calls.id, id))
    return row?.endedAt !== null
  })
})

test('[F24] where the house is no demo there is no such address', async () => {
  const { ask, sara } = await startDemo({ isDemo: false })
  expect((await ask(sara)).status).toBe(404)
})
