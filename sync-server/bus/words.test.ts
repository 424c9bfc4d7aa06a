import { expect, test } from 'vitest'
import { parseDocumentName } from '#domain/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { Member } from '../member.ts'
import { Presence } from '../presence.ts'
import { readLetter, writeLetters } from './letter.ts'
import { presentWords, readWords } from './node-words.ts'

test('[S71] letters hold all messages in order, each within its size; what fits none is left out', () => {
  const bells = Array.from({ length: 300 }, (_, seq) => ({
    kind: 'bell' as const,
    document: `lead:مرسى-${seq}`,
    seq,
  }))
  const tooLong = { kind: 'awareness' as const, document: 'note:a', bytes: 'A'.repeat(2_000) }
  const letters = writeLetters('node "one"', [...bells, tooLong], 1_000)
  expect(Math.max(...letters.map((letter) => Buffer.byteLength(letter)))).toBeLessThanOrEqual(1_000)
  const read = letters.map((letter) => readLetter(letter))
  expect(read.map((letter) => letter?.node)).toEqual(letters.map(() => 'node "one"'))
  expect(read.flatMap((letter) => letter?.messages ?? [])).toEqual(bells)
})

test.each([
  '',
  'null',
  '{"node":"n"}',
  '{"node":"n","messages":[{"kind":"tomorrow"}]}',
  '{"node":"n","messages":[{"kind":"bell","document":"note:a","seq":-1}]}',
])('[S70] a letter that no node of this version writes is no letter: %s', (text) => {
  expect(readLetter(text)).toBeNull()
})

test('[S79] presences travel in pieces and arrive as they were; other words are none', () => {
  const entries = Array.from({ length: 100 }, (_, client) => ({
    client,
    clock: client * 2,
    state: JSON.stringify({ name: 'م'.repeat(client) }),
    holder: client % 2 ? `person:${client} session` : null,
  }))
  const pieces = presentWords(entries).map((bytes) => readWords(bytes))
  expect(pieces.length).toBeGreaterThan(1)
  const arrived = pieces.flatMap((words) => (words?.kind === 'present' ? words.entries : []))
  expect(arrived).toEqual(entries)
  expect(readWords(Uint8Array.of(1, 255, 255, 255))).toBeNull()
  expect(readWords(Uint8Array.of(7))).toBeNull()
})

test('[S80] a presence elsewhere that nobody renews goes, and one that is renewed stays', async () => {
  const presence = new Presence(new Set())
  const entry = { clock: 1, state: '{}', holder: 'person:a session' }
  presence.receiveFrom('other', [{ ...entry, client: 1 }])
  presence.receiveFrom('other', [{ ...entry, client: 2 }])
  const began = performance.now()
  await waitFor(() => performance.now() - began > 50)
  presence.receiveFrom('other', [{ ...entry, client: 2 }])
  presence.forgetSilent(50)
  const newcomer = { frames: Buffer.alloc(0) }
  presence.welcome({
    ...somebody(),
    writeEphemeral: (frames) => (newcomer.frames = Buffer.from(frames)),
  })
  presence.close()
  // A message of awareness (1) in one frame: its length, one entry, client 2 at clock 1.
  expect([...newcomer.frames.subarray(2, 7)]).toEqual([1, 6, 1, 2, 1])
})

function somebody(): Member {
  const actor = { kind: 'service', id: 'tester', scopes: [] } as const
  const identity = { actor, actorName: 'service:tester', expiresAt: null }
  const ref = parseDocumentName('note:a')
  return {
    ...identity,
    admission: { name: 'note:a', ref, identity, access: 'read', teamId: null },
    canWrite: false,
    write: () => true,
    writeEphemeral: () => undefined,
    whenDrained: () => undefined,
    settled: () => undefined,
    askForMissing: () => undefined,
    refuse: () => undefined,
    expel: () => undefined,
    exceed: () => undefined,
    close: () => undefined,
  }
}
