import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { Presence } from '../members/presence.ts'
import { WatchedMember } from '../testing/wire/watched-member.ts'
import { readEnvelope, writeEnvelopes } from './envelope.ts'
import { presenceMessages, readPresenceMessage } from './presence-messages.ts'

test('[S71] envelopes hold all messages in order, each within its size; what fits none is left out', () => {
  const bells = Array.from({ length: 300 }, (_, seq) => ({
    kind: 'bell' as const,
    document: `lead:مرسى-${seq}`,
    seq,
  }))
  const tooLong = { kind: 'awareness' as const, document: 'note:a', bytes: 'A'.repeat(2_000) }
  const envelopes = writeEnvelopes('node "one"', [...bells, tooLong], 1_000)
  expect(Math.max(...envelopes.map((envelope) => Buffer.byteLength(envelope)))).toBeLessThanOrEqual(
    1_000,
  )
  const read = envelopes.map((envelope) => readEnvelope(envelope))
  expect(read.map((envelope) => envelope?.node)).toEqual(envelopes.map(() => 'node "one"'))
  expect(read.flatMap((envelope) => envelope?.messages ?? [])).toEqual(bells)
})

test.each([
  '',
  'null',
  '{"node":"n"}',
  '{"node":"n","messages":[{"kind":"tomorrow"}]}',
  '{"node":"n","messages":[{"kind":"bell","document":"note:a","seq":-1}]}',
])('[S70] an envelope that no node of this version writes is no envelope: %s', (text) => {
  expect(readEnvelope(text)).toBeNull()
})

test('[S79] presences travel in pieces and arrive as they were; other words are none', () => {
  const entries = Array.from({ length: 100 }, (_, client) => ({
    client,
    clock: client * 2,
    state: JSON.stringify({ name: 'م'.repeat(client) }),
    holder: client % 2 ? `person:${client} session` : null,
  }))
  const pieces = presenceMessages(entries).map((bytes) => readPresenceMessage(bytes))
  expect(pieces.length).toBeGreaterThan(1)
  const arrived = pieces.flatMap((words) => (words?.kind === 'present' ? words.entries : []))
  expect(arrived).toEqual(entries)
  expect(readPresenceMessage(Uint8Array.of(1, 255, 255, 255))).toBeNull()
  expect(readPresenceMessage(Uint8Array.of(7))).toBeNull()
})

test('[S80] a presence elsewhere that nobody renews goes, and one that is renewed stays', async () => {
  const presence = new Presence(new Set())
  const entry = { clock: 1, state: '{}', holder: 'person:a session' }
  presence.receiveFrom('other', [{ ...entry, client: 1 }])
  presence.receiveFrom('other', [{ ...entry, client: 2 }])
  const heard = performance.now()
  const later = await waitFor(() => performance.now() > heard && performance.now())
  presence.receiveFrom('other', [{ ...entry, client: 2 }])
  presence.forgetSilent(later)
  const newcomer = new WatchedMember()
  presence.welcome(newcomer)
  presence.close()
  // A message of awareness (1) in one frame: its length, one entry, client 2 at clock 1.
  expect([...Buffer.concat(newcomer.ephemeral).subarray(2, 7)]).toEqual([1, 6, 1, 2, 1])
})
