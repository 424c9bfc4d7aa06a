import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'
import { writeMetaSecret } from '#app/arrivals/doors/meta-secret.ts'
import { understand } from '#app/arrivals/understand.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { arrivals, communications, contactIdentities, contacts } from '#db/pace/schema.ts'
import { NADIA, openHouse } from './known-contacts.ts'

export const APP_SECRET = 'the-secret-of-the-app'
export const NUMBER = '106540352242922'
export const ACCOUNT = '102290129340398'
export const NADIAS_PHONE = '+971501112233'

type Answer = { status: number; body: unknown }
type Asked = { method: string; path: string; token: string; body: unknown }

/** The Graph API as its documentation has it, over HTTP: what it was asked by whom, and what it answers. */
export async function startGraph() {
  const graph = {
    url: '',
    asked: [] as Asked[],
    answers: new Map<string, Answer | Buffer>(),
    /** What it says to whatever is to be sent; the usual is that it was taken. */
    sending: null as (() => Answer | null) | null,
    sent: () => graph.asked.filter(({ method }) => method === 'POST').map(({ body }) => body),
  }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { pathname } = new URL(request.url ?? '', 'http://x')
      const { method = '', headers } = request
      const asked = body === '' ? null : (JSON.parse(body) as unknown)
      graph.asked.push({ method, path: pathname, token: headers.authorization ?? '', body: asked })
      const known = graph.answers.get(pathname)
      if (Buffer.isBuffer(known)) return response.end(known)
      const answer = known ?? (method === 'POST' ? (graph.sending ?? taken)() : MISSING)
      // It has heard all of it, and nobody hears its answer.
      if (!answer) return request.socket.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      return response.end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  graph.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return graph
}

const MISSING = { status: 404, body: { error: { code: 100, message: 'There is no such object' } } }

function taken(): Answer {
  const messages = [{ id: `wamid.${crypto.randomUUID()}`, message_status: 'accepted' }]
  return { status: 200, body: { messaging_product: 'whatsapp', messages } }
}

export type Value = { contacts?: object[]; messages?: object[]; statuses?: object[] }

/** A `messages` webhook, as Meta sends it. */
export function noticeOf(...values: Value[]): string {
  const metadata = { display_phone_number: '97140000000', phone_number_id: NUMBER }
  const changes = values.map((value) => ({
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata, ...value },
  }))
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: ACCOUNT, changes }] })
}

type Said = { id: string; from?: string; name?: string; at?: number } & Record<string, unknown>

/** What somebody wrote, with who wrote it. */
export function saidBy({ id, from = '971501112233', name = 'Nadia', at, ...more }: Said): Value {
  const timestamp = String(at ?? Math.floor(Date.now() / 1000))
  const said = 'type' in more ? more : { type: 'text', text: { body: 'Hello' }, ...more }
  return {
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [{ from, id, timestamp, ...said }],
  }
}

export async function addNadiasPhone(admin: PaceDb): Promise<void> {
  await admin.update(contacts).set({ phone: NADIAS_PHONE }).where(eq(contacts.id, NADIA))
  await admin.insert(contactIdentities).values({
    contactId: NADIA,
    kind: 'phone',
    value: NADIAS_PHONE,
    normal: NADIAS_PHONE,
    isPreferred: true,
  })
}

/** A house with a number on WhatsApp, and Nadia's phone known. */
export async function openLine({ isClosed = false } = {}) {
  const graph = await startGraph()
  const house = await openHouse()
  const { admin, api, deps } = house
  const doors = createDoors({ db: admin, secret: 'test' })
  const secret = writeMetaSecret({ appSecret: APP_SECRET, accessToken: 'token-of-the-house' })
  const settings = { phoneNumberId: NUMBER, accountId: ACCOUNT }
  const by = { actor: 'person:admin', via: 'pages' }
  const door = { channel: 'whatsapp', name: 'Sales', settings, secret } as const
  const { key } = isClosed ? { key: '' } : await doors.open(door, by)
  await addNadiasPhone(admin)
  const post = (body: string, signature?: string) => {
    const signed = `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`
    const headers = {
      'x-hub-signature-256': signature ?? signed,
      'content-type': 'application/json',
    }
    return api.request(`/whatsapp/${key}`, { method: 'POST', body, headers })
  }
  const arrived = () =>
    admin
      .select()
      .from(arrivals)
      .where(eq(arrivals.channel, 'whatsapp'))
      .orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
  /** Takes notices in and reads them, as the job does. */
  const hear = async (...values: Value[]) => {
    const answer = await post(noticeOf(...values))
    for (const { id } of await arrived()) await understand(deps, id)
    return answer.status
  }
  const chats = () =>
    admin
      .select()
      .from(communications)
      .where(and(eq(communications.channel, 'whatsapp'), isNotNull(communications.arrivalId)))
      .orderBy(asc(communications.at), asc(communications.id))
  const graphDeps = { doors, graphUrl: graph.url, isDemo: isClosed }
  return { ...house, doors, graph, graphDeps, key, post, hear, arrived, chats }
}
