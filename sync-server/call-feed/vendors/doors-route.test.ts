import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { feedEvents, feedMessages, people } from '#db/pace/schema.ts'
import { OpenDoorsSchema } from '#domain/call/vendors/open-door.ts'
import { createData } from '../../data.ts'
import type { Somebody } from '../../testing/brokerage.ts'
import { startServer } from '../../testing/start-server.ts'
import type { FeedDoor } from '../doors/doors.ts'

const SECRET = 'a-secret-of-a-vendor'
const DOORS: FeedDoor[] = [
  { vendor: 'twilio', name: 'main', secret: SECRET },
  { vendor: 'contactLens', name: 'uae', secret: SECRET },
  { vendor: 'audiohook', name: 'dubai', secret: SECRET },
]

test('an admin is told which doors are open and where, and nobody of their secrets', async () => {
  const options = {
    pollMs: 100,
    leaseMs: 300,
    feedDoors: DOORS,
    publicUrl: 'https://sync.example/',
  }
  const { server, admin, personToken, manager, sara } = await startServer({
    extensions: [createData(options)],
  })
  await admin.update(people).set({ role: 'admin' }).where(eq(people.id, manager.id))
  const adam: Somebody = { ...manager, role: 'admin' }
  const receivedAt = new Date(Date.now() - 60_000).toISOString()
  const message = { door: 'main', vendor: 'twilio', contentType: 'text/plain', receivedAt } as const
  const body = new Uint8Array()
  await admin.insert(feedMessages).values([
    { ...message, body, digest: '1', state: 'read' },
    { ...message, body, digest: '2', state: 'refused', reason: 'It is no message.' },
    { ...message, body, digest: '3', state: 'read', door: 'another' },
    { ...message, body, digest: '4', receivedAt: '2020-01-01T00:00:00.000Z', state: 'refused' },
  ])
  const event = { source: 'urn:pace:door:audiohook:dubai', callId: 'c1' }
  const at = '2026-03-02T08:00:00.000Z'
  const stored = { ...event, type: 'pace.call.started.v1', eventId: 'e1', sequence: '1', at }
  await admin.insert(feedEvents).values(stored)
  const ask = async (person: Somebody) =>
    fetch(`http://127.0.0.1:${server.port}/feed/doors`, {
      headers: { authorization: `Bearer ${await personToken(person, { scope: 'live:write' })}` },
    })
  const answer = await ask(adam)
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  expect(text).not.toContain(SECRET)
  expect(OpenDoorsSchema.parse(JSON.parse(text))).toMatchObject({
    hasTranscriber: false,
    feedAddress: 'wss://sync.example/feed',
    doors: [
      {
        vendor: 'twilio',
        news: {
          heardAt: null,
          messages: 2,
          refused: 1,
          waiting: 0,
          lastRefusal: { reason: 'It is no message.', at: receivedAt },
        },
        ways: [
          { kind: 'words', address: 'https://sync.example/feed/twilio/main' },
          { kind: 'sound', address: 'wss://sync.example/feed/twilio/main/media' },
        ],
      },
      {
        vendor: 'contactLens',
        ways: [{ kind: 'words', address: 'https://sync.example/feed/contact-lens/uae' }],
      },
      {
        vendor: 'audiohook',
        news: { heardAt: at, messages: 0 },
        ways: [{ kind: 'sound', address: 'wss://sync.example/feed/audiohook/dubai' }],
      },
    ],
  })
  expect((await ask(sara)).status).toBe(403)
  const bare = await fetch(`http://127.0.0.1:${server.port}/feed/doors`)
  expect(bare.status).toBe(401)
})
