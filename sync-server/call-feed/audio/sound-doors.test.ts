import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { decodeMulaw, encodePcm } from '#domain/call/audio/sound.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { DomainError } from '#domain/errors.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../../data.ts'
import { startServer } from '../../testing/start-server.ts'
import { genesysSigned } from '../../testing/feed/genesys-signed.ts'
import { startTranscriberStandIn } from '#tests/support/transcriber-stand-in.ts'
import type { FeedDoor } from '../doors/doors.ts'
import { createGeminiTranscriber } from '#service/transcriber/gemini-transcriber.ts'

const PUBLIC = 'https://sync.example.com'
const SECRET = 'a-secret-of-a-vendor'
const DOORS: FeedDoor[] = [
  { vendor: 'twilio', name: 'main', secret: SECRET },
  { vendor: 'exotel', name: 'main', secret: SECRET },
  { vendor: 'audiohook', name: 'main', secret: Buffer.from(SECRET).toString('base64') },
]
const CALLER = '+971501112233'
/** A letter's code as μ-law is that sample and no other. */
const MULAW_LETTERS = new Map(
  Array.from({ length: 95 }, (_, at) => {
    const code = at + 32
    return [decodeMulaw(Uint8Array.of(code))[0] ?? 0, String.fromCharCode(code)] as const
  }),
)
const letterOfMulaw = (sample: number) => MULAW_LETTERS.get(sample) ?? '?'
const letterOfPcm = (sample: number) => String.fromCharCode(sample)
const SILENCE = 2_400

/** Letters as samples, and the silence that ends them. */
function mulaw(text: string): Buffer {
  return Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(SILENCE, 0xff)])
}

function pcm(text: string): Buffer {
  const samples = new Int16Array(text.length + SILENCE)
  for (let at = 0; at < text.length; at += 1) samples[at] = text.charCodeAt(at)
  return Buffer.from(encodePcm(samples))
}

type Options = {
  letterOf?: (sample: number) => string
  graceMs?: number
  hasTranscriber?: boolean
}

async function startDoors(options: Options = {}) {
  const { letterOf = letterOfMulaw, graceMs = 60_000, hasTranscriber = true } = options
  const ear = await startTranscriberStandIn(letterOf)
  const log = { warn: () => undefined }
  const gemini = { url: ear.url, key: 'a-key-of-gemini', model: 'a-model', log }
  const transcriber = hasTranscriber ? createGeminiTranscriber(gemini) : null
  const own = { feedDoors: DOORS, publicUrl: PUBLIC, transcriber, soundGraceMs: graceMs }
  const extensions = [createData({ pollMs: 100, leaseMs: 300, ...own })]
  const running = await startServer({ extensions })
  const { port, rooms } = running.server
  const call = async (id: string) => {
    const doc = await rooms.read(`call:${id}`)
    return { meta: readCallMeta(doc), segments: readSegments(doc) }
  }
  return {
    ...running,
    ear,
    call,
    open: (path: string, headers: Record<string, string>) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
      onTestFinished(() => socket.terminate())
      return socket
    },
    /** The call once it is as wanted; while it is not there, it is not. */
    become: (id: string, isIt: (is: Awaited<ReturnType<typeof call>>) => boolean) =>
      waitFor(async () => {
        const is = await call(id).catch((error: unknown) => {
          if (error instanceof DomainError && error.code === 'notFound') return null
          throw error
        })
        if (is && isIt(is)) return is
        // Told where it never becomes so.
        throw new Error(is ? JSON.stringify([is.meta.state, texts(is)]) : 'there is no call')
      }),
  }
}

function twilioSigned(path: string): Record<string, string> {
  const address = `${PUBLIC.replace('https', 'wss')}${path}`
  return { 'x-twilio-signature': createHmac('sha1', SECRET).update(address).digest('base64') }
}

const TWILIO = '/feed/twilio/main/media'
const BASIC = { authorization: `Basic ${Buffer.from(`main:${SECRET}`).toString('base64')}` }

async function refusalOf(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => undefined)
  const [, response] = await once(socket, 'unexpected-response')
  return response.statusCode
}

function twilioFrames(agent: string) {
  const start = {
    callSid: 'CA1',
    tracks: ['inbound', 'outbound'],
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 },
    customParameters: { from: CALLER, agent },
  }
  const media = (track: string, bytes: Buffer) =>
    Array.from({ length: Math.ceil(bytes.length / 160) }, (_, at) => {
      const payload = bytes.subarray(at * 160, at * 160 + 160).toString('base64')
      return JSON.stringify({ event: 'media', streamSid: 'MZ1', media: { track, payload } })
    })
  return { start: JSON.stringify({ event: 'start', streamSid: 'MZ1', start }), media }
}

const texts = ({ segments }: { segments: { text: string }[] }) => segments.map(({ text }) => text)

test('[F25] what both sides say on Twilio becomes words of the call, masked, and the stop its end', async () => {
  const { open, become, ear, sara } = await startDoors()
  const socket = open(TWILIO, twilioSigned(TWILIO))
  await once(socket, 'open')
  const { start, media } = twilioFrames(sara.email)
  socket.send('{"event":"connected"}')
  socket.send(start)
  for (const frame of media('inbound', mulaw('Two beds in Marina please'))) socket.send(frame)
  await become('CA1', (is) => texts(is).includes('Two beds in Marina please'))
  for (const frame of media('outbound', mulaw('Which card do you have?'))) socket.send(frame)
  await become('CA1', (is) => is.segments.length === 2)
  for (const frame of media('inbound', Buffer.from('It is 4111 1111 1111 1111'))) socket.send(frame)
  socket.send('{"event":"stop","streamSid":"MZ1"}')
  const { meta, segments } = await become('CA1', (is) => is.meta.state === 'wrapup')
  expect(meta).toMatchObject({ agentId: sara.id, callerPhone: CALLER })
  expect(segments.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer'])
  expect(texts({ segments })).toEqual([
    'Two beds in Marina please',
    'Which card do you have?',
    `It is ${MASK}`,
  ])
  expect([[...ear.mimeTypes], [...ear.keys]]).toEqual([
    ['audio/pcm;rate=8000'],
    ['a-key-of-gemini'],
  ])
  const times = segments.map(({ beginMs, endMs }) => [beginMs, endMs])
  expect(times.every(([begin = 0, end = 0]) => begin >= 0 && end >= begin)).toBe(true)
})

test('[F26] who shows another signature or key is refused, and so is sound that nobody can hear', async () => {
  const { open } = await startDoors()
  expect(await refusalOf(open(TWILIO, twilioSigned('/feed/twilio/other/media')))).toBe(401)
  expect(await refusalOf(open(TWILIO, {}))).toBe(401)
  const basic = { authorization: `Basic ${Buffer.from('main:another').toString('base64')}` }
  expect(await refusalOf(open('/feed/exotel/main', basic))).toBe(401)
  expect(await refusalOf(open('/feed/audiohook/main', genesysSigned('other')))).toBe(401)
  expect(await refusalOf(open('/feed/audiohook/main', genesysSigned(SECRET, { ageS: 60 })))).toBe(
    401,
  )
  const deaf = await startDoors({ hasTranscriber: false })
  expect(await refusalOf(deaf.open(TWILIO, twilioSigned(TWILIO)))).toBe(503)
})

function exotelStart(stream: string, call = 'EX1'): string {
  const format = { encoding: 'audio/x-raw', sample_rate: '8000', bit_rate: '16' }
  const start = { call_sid: call, from: CALLER, to: '+97144000000', media_format: format }
  return JSON.stringify({ event: 'start', stream_sid: stream, start })
}

function exotelMedia(bytes: Buffer): string {
  return JSON.stringify({ event: 'media', media: { payload: bytes.toString('base64') } })
}

test('[F27] a socket of Exotel that breaks and comes back goes on with the same call', async () => {
  const { open, become } = await startDoors({ letterOf: letterOfPcm })
  const first = open('/feed/exotel/main', BASIC)
  await once(first, 'open')
  first.send(exotelStart('MZx'))
  first.send(exotelMedia(pcm('Hello there')))
  await become('EX1', (is) => is.segments.length === 1)
  first.terminate()
  const second = open('/feed/exotel/main', BASIC)
  await once(second, 'open')
  // Named as before: its words are other words.
  second.send(exotelStart('MZx'))
  second.send(exotelMedia(pcm('Are you still there?')))
  const { meta, segments } = await become('EX1', (is) => is.segments.length === 2)
  expect(meta.state).toBe('live')
  expect(texts({ segments })).toEqual(['Hello there', 'Are you still there?'])
  second.send('{"event":"stop","stop":{"reason":"callended"}}')
  await become('EX1', (is) => is.meta.state === 'wrapup')
})

test('[F27] a call whose socket does not come back ends', async () => {
  const { open, become } = await startDoors({ letterOf: letterOfPcm, graceMs: 200 })
  const socket = open('/feed/exotel/main', BASIC)
  await once(socket, 'open')
  socket.send(exotelStart('MZx'))
  socket.send(exotelMedia(pcm('Hello there')))
  await become('EX1', (is) => is.segments.length === 1)
  socket.terminate()
  await become('EX1', (is) => is.meta.state === 'wrapup')
})

test('[F27] a socket that breaks after another has come for the same call does not end it', async () => {
  const { open, call, become } = await startDoors({ letterOf: letterOfPcm, graceMs: 200 })
  const begin = async (stream: string, id: string, text: string, segments: number) => {
    const socket = open('/feed/exotel/main', BASIC)
    await once(socket, 'open')
    socket.send(exotelStart(stream, id))
    socket.send(exotelMedia(pcm(text)))
    await become(id, (is) => is.segments.length === segments)
    return socket
  }
  const first = await begin('MZ1', 'EX1', 'Hello there', 1)
  const second = await begin('MZ2', 'EX1', 'Are you still there?', 2)
  first.terminate()
  const other = await begin('MZ3', 'EX2', 'Good morning', 1)
  other.terminate()
  // It broke later than the first, and its time is over.
  await become('EX2', (is) => is.meta.state === 'wrapup')
  expect((await call('EX1')).meta.state).toBe('live')
  second.terminate()
  await become('EX1', (is) => is.meta.state === 'wrapup')
})

test('[F27] a transcriber that is away or breaks off hears what was said meanwhile', async () => {
  const { open, become, ear } = await startDoors({ letterOf: letterOfPcm })
  ear.refuse(2)
  const socket = open('/feed/exotel/main', BASIC)
  await once(socket, 'open')
  socket.send(exotelStart('MZx'))
  socket.send(exotelMedia(pcm('Early words')))
  await become('EX1', (is) => texts(is).includes('Early words'))
  ear.refuse(1)
  ear.breakOff()
  await waitFor(() => !ear.isRefusing())
  socket.send(exotelMedia(pcm('Later words')))
  const { segments } = await become('EX1', (is) => is.segments.length > 1)
  expect(texts({ segments })).toEqual(['Early words', 'Later words'])
})

test('[F25] a session of AudioHook is opened, pinged, heard in both channels, and closed', async () => {
  const { open, become } = await startDoors()
  const socket = open('/feed/audiohook/main', genesysSigned(SECRET))
  await once(socket, 'open')
  let seq = 0
  const ask = async (type: string, parameters: object) => {
    seq += 1
    const message = {
      version: '2',
      id: 's-1',
      type,
      seq,
      serverseq: 0,
      position: 'PT0S',
      parameters,
    }
    const answer = once(socket, 'message')
    socket.send(JSON.stringify(message))
    const [data] = await answer
    return JSON.parse(String(data))
  }
  const media = [{ type: 'audio', format: 'PCMU', channels: ['external', 'internal'], rate: 8_000 }]
  const participant = {
    id: 'p',
    ani: `tel:${CALLER}`,
    aniName: 'Fatima',
    dnis: 'tel:+97144000000',
  }
  const organizationId = 'd7934305-0972-4844-938e-9060eef73d05'
  const opening = { organizationId, conversationId: 'GEN1', participant, media }
  expect(await ask('open', opening)).toMatchObject({ type: 'opened', parameters: { media } })
  expect(await ask('ping', {})).toMatchObject({ type: 'pong' })
  const [external, internal] = [mulaw('A villa on the Palm'), mulaw('With pleasure, ma')]
  const both = Buffer.alloc(external.length * 2, 0xff)
  for (let at = 0; at < external.length; at += 1) {
    both[at * 2] = external[at] ?? 0xff
    both[at * 2 + 1] = internal[at] ?? 0xff
  }
  socket.send(both)
  const { segments } = await become('GEN1', (is) => is.segments.length === 2)
  const said = Object.fromEntries(segments.map(({ role, text }) => [role, text]))
  expect(said).toEqual({ customer: 'A villa on the Palm', agent: 'With pleasure, ma' })
  expect(await ask('close', { reason: 'end' })).toMatchObject({ type: 'closed' })
  const { meta } = await become('GEN1', (is) => is.meta.state === 'wrapup')
  expect(meta).toMatchObject({ callerPhone: CALLER, callerName: 'Fatima' })
})
