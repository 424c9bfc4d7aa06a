import { setTimeout as delay } from 'node:timers/promises'
import { documentName } from '#domain/documents/documents.ts'
import { startCall } from './stack/bench-call.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import { openDocument } from './stack/open-document.ts'
import type { BenchStack } from './stack/stack.ts'

const SEGMENTS = 60
const EVERY_MS = 250
const SETTLE_MS = 3000

/** From a final segment on the feed to Assistcraft's first mark on it in a Node client. */
export async function benchMarkLatency(stack: BenchStack): Promise<Summary> {
  const call = await startCall(stack, 'sara.haddad@pace.demo')
  const client = await openDocument(stack, documentName('call', call.id))
  const seen = new Map<string, number>()
  client.doc.getMap('annotations').observeDeep(() => {
    for (const annotation of Object.values(client.doc.getMap('annotations').toJSON())) {
      const { segmentId }: { segmentId?: string } = Object(annotation)
      if (segmentId && !seen.has(segmentId)) seen.set(segmentId, performance.now())
    }
  })
  const begun = new Map<string, number>()
  for (let segment = 1; segment <= SEGMENTS; segment += 1) {
    begun.set(`s${segment}`, performance.now())
    call.say(
      `I need a ${(segment % 4) + 1} bedroom apartment in Dubai Marina for ${90 + segment} thousand a year.`,
    )
    await delay(EVERY_MS)
  }
  await delay(SETTLE_MS)
  call.end()
  client.close()
  return summarise([...begun].map(([id, at]) => (seen.get(id) ?? Infinity) - at))
}
