import { createHmac } from 'node:crypto'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'
import { writeMetaSecret } from '#app/arrivals/doors/meta-secret.ts'
import { understand } from '#app/arrivals/understand.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { arrivals, communications, contactIdentities, contacts } from '#db/pace/schema.ts'
import { serveGraph } from './graph-stand-in.ts'
import { NADIA, openHouse } from './known-contacts.ts'

export const APP_SECRET = 'the-secret-of-the-app'
export const NUMBER = '106540352242922'
export const ACCOUNT = '102290129340398'
export const NADIAS_PHONE = '+971501112233'

/** As `serveGraph`, until the test ends. */
export async function startGraph() {
  const graph = await serveGraph()
  onTestFinished(() => void graph.stop())
  return graph
}

export type Value = { contacts?: object[]; messages?: object[]; statuses?: object[] }

/** A `messages` webhook, as Meta sends it. */
export function noticeOf(...values: Value[]): string {
  return noticeTo(NUMBER, ...values)
}

/** The same for another number of the app. */
export function noticeTo(number: string, ...values: Value[]): string {
  const metadata = { display_phone_number: '97140000000', phone_number_id: number }
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
  const { key, id: doorId } = isClosed ? { key: '', id: '' } : await doors.open(door, by)
  /** Another number of the house; of the same app, unless it signs with another secret. */
  const openNumber = (phoneNumberId: string, appSecret = APP_SECRET) =>
    doors.open(
      {
        ...door,
        name: `Number ${phoneNumberId}`,
        settings: { ...settings, phoneNumberId },
        secret: writeMetaSecret({ appSecret, accessToken: `token-of-${phoneNumberId}` }),
      },
      by,
    )
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
  /** Takes notices to a number in and reads them, as the job does. */
  const hearAt = async (number: string, ...values: Value[]) => {
    const answer = await post(noticeTo(number, ...values))
    for (const { id } of await arrived()) await understand(deps, id)
    return answer.status
  }
  const hear = (...values: Value[]) => hearAt(NUMBER, ...values)
  const chats = () =>
    admin
      .select()
      .from(communications)
      .where(and(eq(communications.channel, 'whatsapp'), isNotNull(communications.arrivalId)))
      .orderBy(asc(communications.at), asc(communications.id))
  const graphDeps = { doors, files: deps.files, graphUrl: graph.url, isDemo: isClosed }
  const notices = { key, post, hear, hearAt, arrived, chats }
  return { ...house, doors, doorId, openNumber, graph, graphDeps, ...notices }
}
