import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { keepFeedMessage } from '#db/pace/calls/feed-messages.ts'
import { feedMessages } from '#db/pace/schema.ts'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../../data.ts'
import { startServer } from '../../testing/start-server.ts'
import type { FeedDoor } from '../doors/doors.ts'

const PUBLIC = 'https://sync.example.com'
const SECRET = 'a-secret-of-a-vendor'
const DOORS: FeedDoor[] = [
  { vendor: 'twilio', name: 'main', secret: SECRET },
  { vendor: 'contactLens', name: 'main', secret: SECRET },
]
const FIXTURES = new URL('../../../domain/call/vendors/fixtures/', import.meta.url)

type Fields = Record<string, string>

function fixture(file: string): object[] {
  const lines = readFileSync(new URL(file, FIXTURES), 'utf8').trim().split('\n')
  return lines.map((line): object => JSON.parse(line).message)
}

async function startDoors() {
  const options = { pollMs: 100, leaseMs: 300, feedDoors: DOORS, publicUrl: PUBLIC }
  const running = await startServer({ extensions: [createData(options)] })
  const { rooms, port } = running.server
  const post = (path: string, headers: Fields, body: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })
  return {
    ...running,
    twilio: (fields: Fields, signature = signed(fields)) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const headers = { ...type, 'x-twilio-signature': signature }
      return post('/feed/twilio/main', headers, new URLSearchParams(fields).toString())
    },
    contactLens: (body: string, key = SECRET) => {
      const named = { 'x-amz-firehose-access-key': key, 'x-amz-firehose-request-id': 'r-1' }
      return post('/feed/contact-lens/main', { 'content-type': 'application/json', ...named }, body)
    },
    allRead: () =>
      waitFor(
        async () => {
          const kept = await running.db.select().from(feedMessages)
          return kept.length > 0 && kept.every(({ state }) => state === 'read')
        },
        { what: 'every message read' },
      ),
    messages: () => running.db.select().from(feedMessages).orderBy(asc(feedMessages.id)),
    call: async (id: string) => {
      const doc = await rooms.read(`call:${id}`)
      return { meta: readCallMeta(doc), segments: readSegments(doc) }
    },
    ended: (id: string) =>
      waitFor(
        async () =>
          (await rooms.read(`call:${id}`).then(readCallMeta, () => null))?.state === 'wrapup',
        { what: `the end of ${id}` },
      ),
  }
}

/** As Twilio's documentation says it, said once more: address, then each field and its value by name. */
function signed(fields: Fields): string {
  const names = Object.keys(fields).toSorted()
  const text = `${PUBLIC}/feed/twilio/main${names.map((name) => name + fields[name]).join('')}`
  return createHmac('sha1', SECRET).update(text).digest('base64')
}

const SID = `CA${'a1b2c3d4'.repeat(4)}`

test('[F20] what Twilio posts is a call with its words, its numbers and its end; sent again it has no second effect', async () => {
  const { twilio, ended, call, messages, allRead } = await startDoors()
  for (const fields of fixture('twilio.jsonl') as Fields[]) {
    expect((await twilio(fields)).status).toBe(204)
    expect((await twilio(fields)).status).toBe(204)
  }
  await ended(SID)
  const { meta, segments } = await call(SID)
  expect(meta).toMatchObject({ callerPhone: '+971501234567', source: 'urn:pace:door:twilio:main' })
  expect(segments).toHaveLength(5)
  expect(segments.map(({ endMs }) => endMs)).toEqual([9_000, 12_500, 16_000, 19_000, 24_000])
  await allRead()
  expect(await messages()).toHaveLength(fixture('twilio.jsonl').length)
})

test('[F20] what Contact Lens streams through Firehose is a call, and the request’s id comes back', async () => {
  const { contactLens, ended, call } = await startDoors()
  for (const message of fixture('contact-lens.jsonl')) {
    const answer = await contactLens(JSON.stringify(message))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ requestId: 'r-1' })
  }
  const id = '5d4f2d1a-6d0b-4d6e-9a53-0b1c2d3e4f50'
  await ended(id)
  expect((await call(id)).segments).toHaveLength(4)
})

test('[F21] another signature, another key or an unknown door gets nothing in', async () => {
  const { twilio, contactLens, messages, server } = await startDoors()
  const [first] = fixture('twilio.jsonl') as Fields[]
  const fields = first ?? {}
  expect((await twilio(fields, signed({ ...fields, From: '+971500000000' }))).status).toBe(401)
  expect((await twilio(fields, '')).status).toBe(401)
  expect((await contactLens('{}', 'another-secret-of-a-vendor')).status).toBe(401)
  expect((await contactLens('x'.repeat(6_000_000), 'another-secret-of-a-vendor')).status).toBe(401)
  expect((await twilio({ TranscriptionData: 'x'.repeat(300 * 1024) })).status).toBe(413)
  const unknown = await fetch(`http://127.0.0.1:${server.port}/feed/twilio/other`, {
    method: 'POST',
  })
  expect(unknown.status).toBe(404)
  expect(await messages()).toEqual([])
})

test('[F22] what nobody can read is kept with why, and does not hold up what follows', async () => {
  const { contactLens, ended, messages } = await startDoors()
  expect((await contactLens('no JSON \u0000')).status).toBe(200)
  for (const message of fixture('contact-lens.jsonl')) await contactLens(JSON.stringify(message))
  await ended('5d4f2d1a-6d0b-4d6e-9a53-0b1c2d3e4f50')
  const [bad, ...rest] = await messages()
  expect(bad).toMatchObject({ state: 'refused', reason: expect.stringContaining('not valid') })
  expect(new TextDecoder().decode(bad?.body)).toBe('no JSON \u0000')
  expect(rest.filter(({ state }) => state === 'refused')).toEqual([])
})

test('[F22] what a process that died had kept is read by the next', async () => {
  const { db, ended, allRead } = await startDoors()
  for (const [index, message] of fixture('contact-lens.jsonl').entries()) {
    const body = new TextEncoder().encode(JSON.stringify(message))
    const of = { door: 'main', vendor: 'contactLens', contentType: 'application/json' } as const
    await keepFeedMessage(db, {
      ...of,
      body,
      digest: String(index),
      receivedAt: new Date().toISOString(),
    })
  }
  await ended('5d4f2d1a-6d0b-4d6e-9a53-0b1c2d3e4f50')
  await allRead()
})

test('[F20] a card number that a vendor transcribed is masked before it is written', async () => {
  const { twilio, call, allRead, messages } = await startDoors()
  const said = (fixture('twilio.jsonl') as Fields[]).find(({ SequenceId }) => SequenceId === '4')
  const words = JSON.stringify({ transcript: 'My card is 4111 1111 1111 1111', confidence: 1 })
  await twilio({ ...said, TranscriptionData: words })
  const masked = await waitFor(async () => (await call(SID).catch(() => null))?.segments[0]?.text, {
    what: 'the words',
  })
  expect(masked).toBe(`My card is ${MASK}`)
  await allRead()
  const kept = (await messages()).map(({ body }) => new TextDecoder().decode(body))
  expect(kept.filter((body) => body.includes('4111'))).toEqual([])
})
