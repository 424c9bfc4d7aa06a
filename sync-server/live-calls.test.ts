import { expect, onTestFinished, test } from 'vitest'
import { listEvents } from '#db/pace/events.ts'
import { createCallUpdate } from '#domain/call/call.ts'
import type { CallFields } from '#domain/call/fields.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from './data.ts'
import { startServer } from './testing/start-server.ts'

async function startCalls() {
  const running = await startServer({ extensions: [createData({ pollMs: 200 })] })
  const { rooms, url } = running.server
  const putCall = (id: string, meta: Partial<CallFields>) =>
    rooms.create(`call:${id}`, {
      actor: 'service:feed',
      update: createCallUpdate({ source: 'urn:x', state: 'ringing', ...meta }),
    })
  const setMeta = (id: string, field: string, value: unknown) =>
    rooms.change(`call:${id}`, {
      actor: 'x',
      change: (doc) => doc.getMap('meta').set(field, value),
    })
  return { ...running, url, putCall, setMeta }
}

async function follow(url: string, token: string) {
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await fetch(`${url}/calls`, {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  })
  let text = ''
  const read = async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += part.value
    }
  }
  void read().catch(() => undefined)
  const heard = () =>
    text
      .split('\n\n')
      .filter((block) => block.startsWith('event: call'))
      .map((block): { id: string; state: string } => JSON.parse(block.split('data: ')[1] ?? ''))
  return { response, heard, raw: () => text }
}

test('[F13] whoever joins calls hears of those that are going on, then of each change', async () => {
  const { url, serviceToken, putCall, setMeta, sara, marina, db } = await startCalls()
  await putCall('old', { state: 'ended' })
  await putCall('c1', { state: 'live', agentId: sara.id, teamId: marina })
  await waitFor(async () => (await listEvents(db, 0, 10)).length === 2)
  const { heard } = await follow(url, await serviceToken('calls:assist'))
  const first = await waitFor(() => heard()[0])
  const live = { id: 'c1', state: 'live', agentId: sara.id, leadId: null, teamId: marina }
  expect(first).toEqual(live)
  await putCall('c2', {})
  await waitFor(() => heard().some(({ id, state }) => id === 'c2' && state === 'ringing'))
  await setMeta('c1', 'state', 'wrapup')
  await waitFor(() => heard().at(-1)?.state === 'wrapup')
  expect(heard().at(-1)).toEqual({ ...live, state: 'wrapup' })
})

test('[F13] without the scope nothing is heard', async () => {
  const { url, serviceToken } = await startCalls()
  const refused = await follow(url, await serviceToken('live:read'))
  expect(refused.response.status).toBe(403)
  expect((await follow(url, 'x')).response.status).toBe(401)
})

test('[F13] open streams do not hold up the end of the server', async () => {
  const { url, serviceToken, server } = await startCalls()
  const { response } = await follow(url, await serviceToken('calls:assist'))
  expect(response.status).toBe(200)
  await server.close()
})
