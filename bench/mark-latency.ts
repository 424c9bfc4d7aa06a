import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { documentName } from '#domain/documents.ts'
import { summarise, type Summary } from './latencies.ts'
import { openDocument, openFeed } from './open-document.ts'
import type { BenchStack } from './stack.ts'

const SEGMENTS = 60
const EVERY_MS = 150
const WAIT_FOR_MARKS_MS = 5000

/** From a final segment on the feed to Assistcraft's first mark on it in a client. Bar: p95 500 ms in a browser. */
export async function benchMarkLatency(stack: BenchStack): Promise<Summary> {
  const call = `bench-${randomUUID().slice(0, 8)}`
  const feed = await openFeed(stack)
  let sequence = 0
  const send = (type: string, data: object) =>
    sendEvent(feed, { call, type, data, sequence: (sequence += 1) })
  send('pace.call.started.v1', { direction: 'inbound', from: '+971501234567', to: '+97144000000' })
  send('pace.call.answered.v1', { agent: 'aisha@pace.example' })
  const client = await openWhenThere(stack, documentName('call', call))
  const begun = new Map<string, number>()
  const seen = new Map<string, number>()
  client.doc.getMap('annotations').observeDeep(() => {
    for (const annotation of Object.values(client.doc.getMap('annotations').toJSON())) {
      const { segmentId }: { segmentId?: string } = Object(annotation)
      if (segmentId && !seen.has(segmentId)) seen.set(segmentId, performance.now())
    }
  })
  for (let index = 0; index < SEGMENTS; index += 1) {
    begun.set(`s${index}`, performance.now())
    send('pace.transcript.segment.v1', segment(index))
    await delay(EVERY_MS)
  }
  const deadline = performance.now() + WAIT_FOR_MARKS_MS
  while (seen.size < SEGMENTS && performance.now() < deadline) await delay(20)
  send('pace.call.ended.v1', {})
  client.close()
  feed.close()
  return summarise([...seen].map(([id, at]) => at - (begun.get(id) ?? at)))
}

/** Every segment says something that the local pass marks. */
function segment(index: number) {
  const text = `I need a ${(index % 4) + 1} bedroom apartment in Dubai Marina for ${90 + index} thousand a year.`
  const at = { beginMs: index * 1000, endMs: index * 1000 + 900 }
  const speech = { party: 'customer', role: 'customer', confidence: 0.95, language: 'en' }
  return { segmentId: `s${index}`, revision: 0, final: true, text, ...at, ...speech }
}

type Sent = { call: string; type: string; data: object; sequence: number }

function sendEvent(feed: WebSocket, { call, type, data, sequence }: Sent): void {
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    source: `bench/${call}`,
    subject: call,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    sequence: String(sequence).padStart(12, '0'),
    type,
    data,
  }
  feed.send(JSON.stringify(event))
}

/** The call's document is there once the feed's first event is committed. */
async function openWhenThere(stack: BenchStack, name: string) {
  await delay(500)
  return openDocument(stack, name)
}
