import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { openFeed } from './open-document.ts'
import type { BenchStack } from './stack.ts'

export type BenchCall = {
  id: string
  /** A final segment, spoken by the customer. */
  say: (text: string) => void
  end: () => void
}

/** A call on the feed, answered by that agent; resolves when its document and its row are there. */
export async function startCall(stack: BenchStack, agent: string): Promise<BenchCall> {
  const id = `bench-${randomUUID().slice(0, 8)}`
  const feed = await openFeed(stack)
  let sequence = 0
  let segments = 0
  const send = (type: string, data: object) => {
    sequence += 1
    feed.send(JSON.stringify(envelope({ call: id, sequence, type, data })))
  }
  send('pace.call.started.v1', { direction: 'inbound', from: '+971501234567', to: '+97144000000' })
  send('pace.call.answered.v1', { agent })
  while (
    (await stack.query`select 1 from calls where id = ${id} and lead_id is not null`).length === 0
  )
    await delay(20)
  return { id, say, end }

  function say(text: string): void {
    segments += 1
    const at = { beginMs: segments * 1000, endMs: segments * 1000 + 900 }
    const speech = { party: 'customer', role: 'customer', confidence: 0.95, language: 'en' }
    send('pace.transcript.segment.v1', {
      segmentId: `s${segments}`,
      revision: 0,
      final: true,
      text,
      ...at,
      ...speech,
    })
  }

  function end(): void {
    send('pace.call.ended.v1', {})
    feed.close()
  }
}

type Event = { call: string; sequence: number; type: string; data: object }

/** One event of a call, as a call centre tells of it. */
export function envelope({ call, sequence, type, data }: Event) {
  return {
    specversion: '1.0',
    id: `${call}-${sequence}`,
    source: `urn:bench:${call}`,
    subject: call,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    sequence: String(sequence).padStart(12, '0'),
    type,
    data,
  }
}
