import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { calls, tasks } from '#db/pace/schema.ts'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { vconOfCall } from '#service/identity/call-of-vcon.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../data.ts'
import { startServer } from '../testing/start-server.ts'

const VCON = {
  vcon: '0.4.0',
  uuid: '0198a000-0000-8000-a000-000000000009',
  created_at: '2026-03-02T08:00:00Z',
  parties: [{ tel: 'tel:+971501112233', name: 'Omar', role: 'customer' }, { role: 'agent' }],
  dialog: [
    {
      type: 'text',
      start: '2026-03-02T08:00:00Z',
      originator: 0,
      parties: [0, 1],
      body: 'My card is 4111 1111 1111 1111',
    },
  ],
}

async function startPosting() {
  const running = await startServer({ extensions: [createData({ pollMs: 200, leaseMs: 300 })] })
  const { port, rooms } = running.server
  return {
    ...running,
    rooms,
    post: async (body: string, scope = 'calls:write') =>
      fetch(`http://127.0.0.1:${port}/feed/vcon`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await running.serviceToken(scope)}` },
        body,
      }),
  }
}

test('[F23] a vCon that is posted becomes a call at its own time, masked, and one however often it comes', async () => {
  const { rooms, post } = await startPosting()
  const answer = await post(JSON.stringify(VCON))
  expect(answer.status).toBe(201)
  const { id } = await answer.json()
  const again = await post(JSON.stringify(VCON))
  expect(again.status).toBe(200)
  expect(await again.json()).toMatchObject({ id, isRepeat: true })
  const doc = await rooms.read(`call:${id}`)
  expect(readCallMeta(doc)).toMatchObject({
    startedAt: '2026-03-02T08:00:00.000Z',
    callerPhone: '+971501112233',
    callerName: 'Omar',
    state: 'wrapup',
  })
  expect(readSegments(doc).map(({ text }) => text)).toEqual([`My card is ${MASK}`])
})

test('[F23] a vCon that comes again with words before and after those it had brings all of them', async () => {
  const { rooms, post } = await startPosting()
  const [said] = VCON.dialog
  const say = (start: string, body: string) => ({ ...said, start, body })
  const first = say('2026-03-02T08:00:00Z', 'Hello')
  const { id } = await (await post(JSON.stringify({ ...VCON, dialog: [first] }))).json()
  const dialog = [first, say('2026-03-02T08:02:00Z', 'Bye'), say('2026-03-02T08:01:00Z', 'A villa')]
  expect((await post(JSON.stringify({ ...VCON, dialog }))).status).toBe(200)
  const texts = readSegments(await rooms.read(`call:${id}`)).map(({ text }) => text)
  expect(texts.toSorted()).toEqual(['A villa', 'Bye', 'Hello'])
})

test('[F23] a vCon that this house wrote of a call is that call, and changes nothing; one that only says so is another', async () => {
  const { rooms, post, db } = await startPosting()
  const { id } = await (await post(JSON.stringify(VCON))).json()
  const source = await waitFor(async () => {
    const [found] = await db.select().from(calls).where(eq(calls.id, id))
    return found?.source
  })
  const dialog = VCON.dialog.map((said) => ({ ...said, interaction_id: id, body: 'Other words' }))
  const own = { ...VCON, uuid: vconOfCall({ id, source }), dialog }
  const answer = await post(JSON.stringify(own))
  expect([answer.status, await answer.json()]).toEqual([200, { id, events: 0, isRepeat: true }])
  const texts = readSegments(await rooms.read(`call:${id}`)).map(({ text }) => text)
  expect(texts).toEqual([`My card is ${MASK}`])
  const uuid = '0198a000-0000-8000-a000-00000000000a'
  const another = await post(JSON.stringify({ ...own, uuid }))
  expect(another.status).toBe(201)
  expect((await another.json()).id).not.toBe(id)
})

test('[F23] a call that was missed long ago is no task', async () => {
  const { post, db } = await startPosting()
  const { parties, dialog } = VCON
  const missed = { ...dialog[0], type: 'incomplete', disposition: 'no-answer' }
  const { id } = await (await post(JSON.stringify({ ...VCON, parties, dialog: [missed] }))).json()
  const row = await waitFor(async () => {
    const [found] = await db.select().from(calls).where(eq(calls.id, id))
    return found?.endedAt ? found : null
  })
  expect(row).toMatchObject({ state: 'missed', startedAt: VCON.created_at.replace('Z', '.000Z') })
  expect(await db.select().from(tasks)).toEqual([])
})

test('[F23] the app may send what it was asked to take in, a person with a token of their own may not', async () => {
  const { post, rooms, server, personToken, manager } = await startPosting()
  const { id } = await (await post(JSON.stringify(VCON), 'live:write')).json()
  expect(readCallMeta(await rooms.read(`call:${id}`)).callerName).toBe('Omar')
  const authorization = `Bearer ${await personToken(manager, { scope: 'live:write' })}`
  const sent = { method: 'POST', headers: { authorization }, body: JSON.stringify(VCON) }
  expect((await fetch(`http://127.0.0.1:${server.port}/feed/vcon`, sent)).status).toBe(403)
})

test('[F23] what is no vCon, no JSON or not allowed is refused', async () => {
  const { post } = await startPosting()
  expect((await post('{"parties":[]}')).status).toBe(422)
  expect((await post('no')).status).toBe(400)
  expect((await post(JSON.stringify(VCON), 'calls:read')).status).toBe(403)
})
