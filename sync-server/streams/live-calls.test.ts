import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { listCallsById } from '#db/pace/calls/live-calls.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { appendSegment, createCallUpdate, putAnnotation } from '#domain/call/call.ts'
import type { CallFields } from '#domain/call/fields.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../data.ts'
import { startServer } from '../testing/start-server.ts'

const SEGMENT = {
  id: 's1',
  party: 'p1',
  role: 'customer' as const,
  beginMs: 0,
  endMs: 900,
  text: 'two bedrooms',
  language: 'en',
  confidence: 1,
  revision: 1,
}
const MARK = {
  id: 'm1',
  kind: 'intent' as const,
  type: 'findHome',
  segmentId: 's1',
  anchor: null,
  value: null,
  confidence: 1,
  by: 'service:assistcraft',
  status: 'open' as const,
  at: '2026-11-23T08:00:00.000Z',
}

function summarise(doc: Y.Doc): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('She wants two bedrooms.')])
  doc.getXmlFragment('summary').insert(0, [paragraph])
}

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
  return { ...running, url, rooms, putCall, setMeta }
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
  const live = {
    id: 'c1',
    state: 'live',
    agentId: sara.id,
    leadId: null,
    teamId: marina,
    endedAt: null,
    isDue: true,
  }
  expect(first).toEqual(live)
  await putCall('c2', {})
  await waitFor(() => heard().some(({ id, state }) => id === 'c2' && state === 'ringing'))
  await setMeta('c1', 'state', 'wrapup')
  await waitFor(() => heard().at(-1)?.state === 'wrapup')
  expect(heard().at(-1)).toEqual({ ...live, state: 'wrapup' })
})

test('[F16] what ended unheard is told at the next connection, the newest first, and what was analysed is not', async () => {
  const { url, serviceToken, putCall, rooms, db } = await startCalls()
  const endedAt = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const say = (id: string, change: (doc: Y.Doc) => void) =>
    rooms.change(`call:${id}`, {
      actor: 'service:feed',
      change: (doc) => {
        appendSegment(doc, SEGMENT)
        change(doc)
      },
    })
  const ended = ['older', 'newer', 'history', 'analysed', 'own-summary']
  const hours: Record<string, number> = { older: 9, history: 8 * 24 }
  for (const id of [...ended, 'silent']) {
    await putCall(id, { state: 'ended', endedAt: endedAt(hours[id] ?? 1) })
  }
  for (const id of ['older', 'newer', 'history']) await say(id, () => undefined)
  await say('analysed', (doc) => {
    summarise(doc)
    putAnnotation(doc, MARK)
  })
  await say('own-summary', summarise)
  await waitFor(async () => {
    const known = await listCallsById(db, [...ended, 'silent'])
    const [analysed] = await listCallsById(db, ['analysed'])
    return known.filter(({ isDue }) => isDue).length === 3 && analysed?.isDue === false
  })
  await putCall('live', { state: 'live' })
  await waitFor(async () => (await listCallsById(db, ['live'])).length === 1)
  const { heard } = await follow(url, await serviceToken('calls:assist'))
  await waitFor(() => heard().length >= 4)
  const told = heard().map(({ id }) => id)
  expect(told[0]).toBe('live')
  expect(told.indexOf('newer')).toBeLessThan(told.indexOf('older'))
  expect(new Set(told)).toEqual(new Set(['live', 'newer', 'own-summary', 'older']))
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
