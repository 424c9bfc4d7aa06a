import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
import { createAudiohookSession } from './audiohook-session.ts'
import { createExotelStream } from './exotel-stream.ts'
import { decodeMulaw, decodePcm, encodePcm, type SoundAdapter, splitChannels } from './sound.ts'
import { createTwilioMedia } from './twilio-media.ts'

const AT = '2026-03-02T08:00:00.000Z'

function frames(file: string): string[] {
  const text = readFileSync(new URL(`fixtures/${file}.jsonl`, import.meta.url), 'utf8')
  return text.trim().split('\n')
}

function readAll(adapter: SoundAdapter, file: string) {
  return frames(file).flatMap((frame) => adapter.read(frame, AT).steps)
}

test('μ-law is read as G.711 says', () => {
  expect([...decodeMulaw(Uint8Array.of(0x00, 0x7f, 0x80, 0xff, 0xfe, 0x8f))]).toEqual([
    -32_124, 0, 32_124, 0, 8, 16_764,
  ])
})

test('PCM goes there and back, and a half sample at the end is left out', () => {
  const samples = Int16Array.of(1, -1, 32_767, -32_768)
  expect([...decodePcm(encodePcm(samples))]).toEqual([...samples])
  expect([...decodePcm(Uint8Array.of(1, 0, 7))]).toEqual([1])
  const bytes = encodePcm(Int16Array.of(5, 6, 7))
  expect([...decodePcm(bytes.subarray(2))]).toEqual([6, 7])
})

test('channels in turn are told apart', () => {
  const [left, right] = splitChannels(Int16Array.of(1, 2, 3, 4, 5), 2)
  expect([[...(left ?? [])], [...(right ?? [])]]).toEqual([
    [1, 3],
    [2, 4],
  ])
})

test('Twilio’s stream is a call with two tracks, told apart, and its end', () => {
  const [begin, ...rest] = readAll(createTwilioMedia(), 'twilio-media')
  const subject = 'CA0123456789abcdef0123456789abcdef'
  expect(begin).toMatchObject({
    kind: 'begin',
    subject,
    sampleRate: 8_000,
    tracks: [{ role: 'customer' }, { role: 'agent' }],
    events: [
      { type: 'pace.call.started.v1', data: { from: '+971501234567' } },
      { type: 'pace.call.answered.v1', data: { agent: 'sara@pace.test' } },
    ],
  })
  expect(rest).toEqual([
    { kind: 'sound', track: 0, samples: Int16Array.of(0, -32_124, 0, 32_124) },
    { kind: 'sound', track: 1, samples: Int16Array.of(32_124) },
    {
      kind: 'tell',
      events: [{ id: `${subject}:ended`, subject, time: AT, type: 'pace.call.ended.v1', data: {} }],
    },
    { kind: 'end', over: true },
  ])
})

test('Exotel’s stream is a call with its numbers, at its own rate', () => {
  const [begin, sound, ...end] = readAll(createExotelStream(), 'exotel-stream')
  expect(begin).toMatchObject({
    subject: 'CAx',
    sampleRate: 16_000,
    events: [{ data: { from: '+919876543210', to: '+918047491899' } }, {}],
  })
  expect(sound).toEqual({ kind: 'sound', track: 0, samples: Int16Array.of(1, -1, -32_768) })
  expect(end.at(-1)).toEqual({ kind: 'end', over: true })
})

const OPEN = {
  organizationId: 'd7934305-0972-4844-938e-9060eef73d05',
  conversationId: '090eaa2f-72fa-480a-83e0-8667ff89c0ec',
  participant: { id: 'p', ani: 'tel:+971559876543', aniName: 'Fatima', dnis: 'tel:+97144000000' },
  media: [
    { type: 'audio', format: 'PCMU', channels: ['external'], rate: 8_000 },
    { type: 'audio', format: 'PCMU', channels: ['external', 'internal'], rate: 8_000 },
    { type: 'audio', format: 'L16', channels: ['external'], rate: 8_000 },
  ],
  language: 'en-US',
}

function genesys() {
  const adapter = createAudiohookSession()
  let seq = 0
  return {
    adapter,
    send: (type: string, parameters: object = {}) => {
      seq += 1
      const message = { version: '2', id: 's-1', type, seq, serverseq: 0, position: 'PT0S' }
      const { steps, replies } = adapter.read(JSON.stringify({ ...message, parameters }), AT)
      return { steps, replies: replies.map((reply): object => JSON.parse(reply)) }
    },
  }
}

test('AudioHook is opened with both channels, answers pings, and ends with the talk', () => {
  const { adapter, send } = genesys()
  const opened = send('open', OPEN)
  expect(opened.replies).toMatchObject([
    { type: 'opened', seq: 1, clientseq: 1, parameters: { media: [OPEN.media[1]] } },
  ])
  expect(opened.steps).toMatchObject([{ subject: OPEN.conversationId, language: 'en-US' }])
  expect(send('ping').replies).toMatchObject([{ type: 'pong', seq: 2, clientseq: 2 }])
  const heard = adapter.read(Uint8Array.of(0x80, 0x00, 0x80, 0x00), AT)
  expect(heard.steps).toEqual([
    { kind: 'sound', track: 0, samples: Int16Array.of(32_124, 32_124) },
    { kind: 'sound', track: 1, samples: Int16Array.of(-32_124, -32_124) },
  ])
  expect(send('paused').steps).toMatchObject([{ events: [{ type: 'pace.call.held.v1' }] }])
  expect(adapter.read(Uint8Array.of(0x80, 0x00), AT).steps).toEqual([])
  send('resumed')
  const { steps, replies } = send('close', { reason: 'end' })
  expect(replies).toMatchObject([{ type: 'closed' }])
  expect(steps).toMatchObject([
    { events: [{ type: 'pace.call.ended.v1' }] },
    { kind: 'end', over: true },
  ])
})

test('a session of AudioHook that is closed to go on elsewhere ends no call', () => {
  const { send } = genesys()
  send('open', OPEN)
  expect(send('close', { reason: 'reconnect' }).steps).toEqual([{ kind: 'end', over: false }])
})

test('AudioHook’s probe is answered and is no call', () => {
  const { send } = genesys()
  const conversationId = '00000000-0000-0000-0000-000000000000'
  const { steps, replies } = send('open', { ...OPEN, conversationId })
  expect([steps, replies.length]).toEqual([[], 1])
})

test.each([
  ['no JSON', createTwilioMedia, 'no'],
  ['another event', createExotelStream, '{"event":"hello"}'],
  ['another encoding', createTwilioMedia, frames('twilio-media')[1]?.replace('x-mulaw', 'opus')],
  [
    'a call id that is none',
    createExotelStream,
    frames('exotel-stream')[1]?.replace('CAx', '../x'),
  ],
  ['a message too many', createAudiohookSession, '{"version":"2","id":"s","type":"ping","seq":9}'],
  ['sound before a session', createAudiohookSession, Uint8Array.of(1)],
])('%s is refused with why', (_what, create, frame) => {
  expect(() => create().read(frame ?? '', AT)).toThrow(DomainError)
})

test('whatever comes is read or refused, and ends nothing', () => {
  const anything = fc.oneof(fc.string(), fc.json(), fc.uint8Array())
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 5 }), (sent) => {
      for (const create of [createTwilioMedia, createExotelStream, createAudiohookSession]) {
        const adapter = create()
        for (const frame of sent) {
          try {
            adapter.read(frame, AT)
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError)
          }
        }
      }
    }),
    { numRuns: 300 },
  )
})
