import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { propertyProblems } from './portal-rules.ts'

type StandInOptions = {
  /** 0 takes a free one. */
  port?: number
  /** Read instead of the feed that a request names. */
  feedUrl?: string
}
export type PortalStandIn = {
  /** Where listings are published: PACE_BAYUT_PUBLISH_URL. */
  publishUrl: string
  /** Requests that had an effect, repeats left out. */
  accepted: { action: string; reference: string }[]
  /** The next so many requests are answered with this status, as a portal in trouble does. */
  failNext: (count: number, status: number) => void
  close: () => Promise<void>
}
type Reply = { status: number; body: object }

const RequestSchema = z.object({
  action: z.enum(['publish', 'unpublish']),
  reference: z.string().min(1),
  feed: z.url(),
})
type PortalRequest = z.output<typeof RequestSchema>

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Property' })
const FeedSchema = z.object({
  Properties: z.union([
    z.object({ Property: z.array(z.record(z.string(), z.unknown())).default([]) }),
    z.literal(''),
  ]),
})

/** A portal for the demo and for tests: reads the agency's feed like Bayut, holds it to Bayut's rules, and says what it made of it. */
export async function startPortalStandIn(options: StandInOptions = {}): Promise<PortalStandIn> {
  const replies = new Map<string, Reply>()
  const accepted: PortalStandIn['accepted'] = []
  const trouble = { count: 0, status: 503 }

  async function answer(request: IncomingMessage, address: string): Promise<Reply> {
    if (request.method !== 'POST') return { status: 200, body: { portal: 'stand-in' } }
    const input = RequestSchema.safeParse(await readJson(request))
    if (!input.success) return { status: 400, body: { error: input.error.message } }
    if (trouble.count > 0) {
      trouble.count -= 1
      return { status: trouble.status, body: { error: 'in trouble' } }
    }
    const key = String(request.headers['idempotency-key'] ?? '')
    const known = replies.get(key)
    if (known) return known
    const reply = await decide({ ...input.data, feed: options.feedUrl ?? input.data.feed }, address)
    if (key && reply.status === 200) replies.set(key, reply)
    if (reply.status === 200)
      accepted.push({ action: input.data.action, reference: input.data.reference })
    return reply
  }

  const server = createServer((request, response) => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    void answer(request, address)
      .catch((error: unknown) => ({ status: 502, body: { error: String(error) } }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    publishUrl: `http://127.0.0.1:${port}/listings`,
    accepted,
    failNext: (count, status) => void Object.assign(trouble, { count, status }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function decide({ action, reference, feed }: PortalRequest, address: string): Promise<Reply> {
  const property = (await readFeed(feed)).find((one) => one.Property_Ref_No === reference)
  if (action === 'unpublish') {
    return property
      ? { status: 409, body: { state: 'failed', reasons: [`${reference} is still in the feed`] } }
      : { status: 200, body: { state: 'removed' } }
  }
  if (!property) return failed([`${reference} is not in the feed`])
  const problems = propertyProblems(property)
  if (problems.length > 0) return failed(problems)
  const url = `${address}/property/details-${encodeURIComponent(reference)}.html`
  return { status: 200, body: { state: 'live', url } }
}

function failed(reasons: string[]): Reply {
  return { status: 422, body: { state: 'failed', reasons } }
}

async function readFeed(feed: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(feed, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`The feed answered ${response.status}.`)
  const { Properties } = FeedSchema.parse(parser.parse(await response.text()))
  return Properties === '' ? [] : Properties.Property
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch {
    return null
  }
}
