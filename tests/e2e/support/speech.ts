import { once } from 'node:events'
import { afterAll } from 'vitest'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { decodePcm } from '#domain/call/audio/sound.ts'

const ToldSchema = z.object({
  setup: z.unknown().optional(),
  realtimeInput: z
    .object({
      audio: z.object({ data: z.string() }).optional(),
      audioStreamEnd: z.boolean().optional(),
    })
    .optional(),
})
/** Louder than a room is. */
const LOUD = 1_000
const LOUD_SAMPLES = 800

/** Speaks Gemini's Live API over a real socket: whatever loud it hears is what it was told to understand. */
export async function startSpeech() {
  const state = { understands: '' }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    let loud = 0
    socket.on('message', (data: Buffer) => {
      const { setup, realtimeInput } = ToldSchema.parse(JSON.parse(data.toString('utf8')))
      if (setup) socket.send(JSON.stringify({ setupComplete: {} }))
      const { audio, audioStreamEnd } = realtimeInput ?? {}
      if (audio) {
        const samples = decodePcm(Buffer.from(audio.data, 'base64'))
        loud += samples.filter((sample) => Math.abs(sample) > LOUD).length
      }
      if (!audioStreamEnd) return
      const text = loud > LOUD_SAMPLES ? state.understands : ''
      const serverContent = { inputTranscription: { text }, turnComplete: true }
      socket.send(JSON.stringify({ serverContent }))
    })
  })
  await once(server, 'listening')
  afterAll(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  const address = server.address()
  if (typeof address === 'string' || !address) throw new Error('no port')
  return {
    env: {
      TRANSCRIBER_KEY: 'a key of the house',
      TRANSCRIBER_URL: `ws://127.0.0.1:${address.port}`,
    },
    understand: (words: string) => (state.understands = words),
  }
}
