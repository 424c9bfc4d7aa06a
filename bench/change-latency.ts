import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AUDIENCE } from '#domain/access/token.ts'
import { documentName } from '#domain/documents/documents.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import { readEventStream } from '#live/read-event-stream.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import { openDocument } from './stack/open-document.ts'
import type { BenchStack } from './stack/stack.ts'

const EDITS = 200
const SCOPE = 'events:read'

/** From the edit of a lead to its event in a stream of the log. Bar: p95 250 ms. */
export async function benchEventLatency(stack: BenchStack): Promise<Summary> {
  const over = new AbortController()
  const response = await fetch(`${stack.appUrl}/api/v1/events/stream?resource=lead`, {
    headers: await bearer(stack),
    signal: over.signal,
  })
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`)
  const heard = createHeard()
  const { body } = response
  const read = async () => {
    for await (const { data } of readEventStream(body)) heard.hear(JSON.parse(data).key)
  }
  void read().catch(() => undefined)
  const samples = await timeEdits(stack, heard)
  over.abort()
  return summarise(samples)
}

/** From the edit of a lead to the webhook that tells of it. Bar: p95 1 s. */
export async function benchWebhookLatency(stack: BenchStack): Promise<Summary> {
  const heard = createHeard()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { type, data } = JSON.parse(Buffer.concat(chunks).toString())
      response.end(JSON.stringify(data))
      if (type !== 'webhook.challenge') heard.hear(data.key)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const made = await fetch(`${stack.appUrl}/api/v1/webhooks`, {
    method: 'POST',
    headers: { ...(await bearer(stack)), 'content-type': 'application/json' },
    body: JSON.stringify({ url: `http://127.0.0.1:${port}/`, resources: ['lead'] }),
  })
  const { state } = await made.json()
  if (state !== 'active') throw new Error(`The webhook is ${state}.`)
  const samples = await timeEdits(stack, heard)
  server.closeAllConnections()
  server.close()
  return summarise(samples)
}

type Heard = { hear: (key: string) => void; next: (key: string) => Promise<void> }

function createHeard(): Heard {
  let waiting: { key: string; resolve: () => void } | null = null
  return {
    hear: (key) => {
      if (waiting?.key === key) waiting.resolve()
    },
    next: (key) => new Promise((resolve) => (waiting = { key, resolve })),
  }
}

/** One edit after another, as a person makes them: each is heard of before the next. */
async function timeEdits(stack: BenchStack, { next }: Heard): Promise<number[]> {
  const [lead] =
    await stack.query`select id from leads where archived_at is null order by id limit 1`
  const id = String(lead?.id)
  const { doc, close } = await openDocument(stack, documentName('lead', id))
  const samples: number[] = []
  for (let edit = 1; edit <= EDITS; edit += 1) {
    const told = next(id)
    const begun = performance.now()
    fieldsIn(doc).set('bedrooms', 1 + (edit % 7))
    await told
    samples.push(performance.now() - begun)
  }
  close()
  return samples
}

async function bearer({ tokens }: BenchStack) {
  const token = await tokens.clientToken({ resource: AUDIENCE.api, scope: SCOPE })
  return { authorization: `Bearer ${token}` }
}
