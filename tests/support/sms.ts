import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { and, asc, eq } from 'drizzle-orm'
import { SignJWT } from 'jose'
import { onTestFinished } from 'vitest'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'
import { writeVonageSecret } from '#app/arrivals/doors/vonage-secret.ts'
import { understand } from '#app/arrivals/understand.ts'
import { createTextCarrier } from '#app/messages/carriers/text-carrier.ts'
import { createLines } from '#app/messages/outgoing/choose-line.ts'
import { writeMessage } from '#app/messages/write-message.server.ts'
import { arrivals, communications, contacts } from '#db/pace/schema.ts'
import type { Actor } from '#domain/access/access.ts'
import type { Consents } from '#domain/contact/consent.ts'
import { AT_ANY_HOUR } from './at-any-hour.ts'
import { NADIA, openHouse } from './known-contacts.ts'
import { addNadiasPhone } from './whatsapp.ts'

const SIGNATURE_SECRET = 'the-secret-that-notices-are-signed-with'
export const API_KEY = 'abcd1234'

type Answer = { status: number; body: unknown }

/** Vonage's Messages API as its documentation has it, over HTTP: what it was asked by whom, and what it answers. */
async function startVonage() {
  const vonage = {
    url: '',
    asked: [] as { authorization: string; body: unknown }[],
    /** The usual is that it was taken; null is an answer that nobody hears. */
    answer: (): Answer | null => ({ status: 202, body: { message_uuid: crypto.randomUUID() } }),
  }
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { authorization = '' } = request.headers
      vonage.asked.push({ authorization, body: JSON.parse(body) as unknown })
      const answer = request.url === '/v1/messages' ? vonage.answer() : { status: 404, body: {} }
      if (!answer) return request.socket.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      return response.end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  vonage.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return vonage
}

type Signed = { secret?: string; apiKey?: string; hashOf?: string }

/** The token that a notice brings, as Vonage signs it. */
export function signed(body: string, more: Signed = {}): Promise<string> {
  const { secret = SIGNATURE_SECRET, apiKey = API_KEY, hashOf = body } = more
  const claims = {
    api_key: apiKey,
    payload_hash: createHash('sha256').update(hashOf).digest('hex'),
    jti: crypto.randomUUID(),
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('Vonage')
    .setIssuedAt()
    .sign(new TextEncoder().encode(secret))
}

/** A house with a number for SMS, and Nadia's phone known. */
async function openTextHouse(marketingSender: string) {
  const vonage = await startVonage()
  const house = await openHouse()
  const { admin, api, deps } = house
  const doors = createDoors({ db: admin, secret: 'test' })
  const secret = writeVonageSecret({ signatureSecret: SIGNATURE_SECRET, apiSecret: 'password' })
  const settings = { apiKey: API_KEY, sender: '+97144201100', marketingSender }
  const by = { actor: 'person:admin', via: 'pages' }
  const { key, id: doorId } = await doors.open(
    { channel: 'sms', name: 'SMS', settings, secret },
    by,
  )
  const openSender = (sender: string, apiKey = API_KEY) =>
    doors.open(
      { channel: 'sms', name: sender, settings: { ...settings, sender, apiKey }, secret },
      by,
    )
  await addNadiasPhone(admin)
  const post = async (notice: object | string, token?: string) => {
    const body = typeof notice === 'string' ? notice : JSON.stringify(notice)
    const authorization = `Bearer ${token ?? (await signed(body))}`
    const headers = { authorization, 'content-type': 'application/json' }
    return api.request(`/sms/${key}`, { method: 'POST', body, headers })
  }
  /** Takes a notice in and reads it, as the job does. */
  const hear = async (notice: object) => {
    const { status } = await post(notice)
    const came = await admin
      .select()
      .from(arrivals)
      .where(eq(arrivals.channel, 'sms'))
      .orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
    for (const { id } of came) await understand(deps, id)
    return status
  }
  const texts = () =>
    admin
      .select()
      .from(communications)
      .where(and(eq(communications.channel, 'sms'), eq(communications.contactId, NADIA)))
      .orderBy(asc(communications.at), asc(communications.id))
  return { ...house, vonage, doors, doorId, openSender, key, post, hear, texts }
}

/** The same with an agent who writes to Nadia. */
export async function openTextDesk({ marketingSender = 'AD-BAYT' } = {}) {
  const house = await openTextHouse(marketingSender)
  const { admin, deps, owner, doors, vonage, texts } = house
  if (!owner) throw new Error('Nobody works here.')
  const find = async (id: string) => (await texts()).find((row) => row.id === id)
  const actor: Actor = { kind: 'person', id: owner.id, role: 'agent', teamId: owner.teamId }
  const writing = {
    db: deps.db,
    personId: owner.id,
    actor,
    by: { actor: `person:${owner.id}`, via: 'pages' },
    messageHost: 'house.example',
    templates: async () => [],
    lines: createLines({ doors }),
    settings: AT_ANY_HOUR,
  }
  const carrier = { db: deps.db, doors, vonageUrl: vonage.url, isDemo: false }
  const sending = {
    db: deps.db,
    commands: deps.commands,
    carriers: { sms: createTextCarrier(carrier) },
  }
  const write = async (
    body: string,
    more: { purpose?: 'service' | 'marketing'; override?: string } = {},
  ) => {
    const rows = await admin
      .select()
      .from(communications)
      .where(eq(communications.contactId, NADIA))
    const after = rows.toSorted((a, b) => b.at.localeCompare(a.at))[0]?.id ?? ''
    const id = crypto.randomUUID()
    const { purpose = 'service', override } = more
    const text = { id, contactId: NADIA, after, channel: 'sms', purpose, body, override } as const
    await writeMessage(writing, text)
    return id
  }
  const agree = (state: 'given' | 'withdrawn', at = new Date().toISOString()) => {
    const consent: Consents = { sms: { state, at, where: 'Desk', wording: '', by: 'person:x' } }
    return admin.update(contacts).set({ consent }).where(eq(contacts.id, NADIA))
  }
  return { ...house, find, writing, sending, write, agree }
}

/** What somebody wrote by SMS, as Vonage tells it. */
export function textOf(said: { id: string; text?: string; from?: string; at?: string }) {
  const { id, text: body = 'Hello', from = '971501112233', at = new Date().toISOString() } = said
  return {
    channel: 'sms',
    message_uuid: id,
    to: '97144201100',
    from,
    timestamp: at,
    text: body,
    message_type: 'text',
    sms: { num_messages: '1' },
  }
}

/** What became of an SMS of the house. */
export function statusOf(own: string, status: string, more: object = {}) {
  return {
    message_uuid: `of-${own}`,
    to: '971501112233',
    from: '97144201100',
    timestamp: new Date().toISOString(),
    status,
    client_ref: own,
    channel: 'sms',
    ...more,
  }
}
