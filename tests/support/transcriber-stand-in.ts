import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { decodePcm } from '#domain/call/audio/sound.ts'

const ToldSchema = z.object({
  setup: z.object({ model: z.string() }).optional(),
  realtimeInput: z
    .object({
      audio: z.object({ data: z.string(), mimeType: z.string() }).optional(),
      audioStreamEnd: z.boolean().optional(),
    })
    .optional(),
})
/** So many samples of silence end what was said. */
const PAUSE_SAMPLES = 2_000

/**
 * Speaks Gemini's Live API over a real socket, and hears a language of its own: each sample that is not silent is a letter, by its value.
 * Whatever sound is lost, doubled or bent on its way shows in the words.
 */
export async function startTranscriberStandIn(letterOf: (sample: number) => string) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const sockets = new Set<WebSocket>()
  const mimeTypes = new Set<string>()
  const keys = new Set<unknown>()
  const state = { refusing: 0 }
  server.on('connection', (socket, request) => {
    keys.add(request.headers['x-goog-api-key'])
    if (state.refusing > 0) {
      state.refusing -= 1
      socket.close(1013, 'not now')
      return
    }
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    const ear = new Ear(socket, letterOf)
    socket.on('message', (data: Buffer) => {
      const { setup, realtimeInput } = ToldSchema.parse(JSON.parse(data.toString('utf8')))
      if (setup) socket.send(JSON.stringify({ setupComplete: {} }))
      if (realtimeInput?.audio) {
        mimeTypes.add(realtimeInput.audio.mimeType)
        ear.hear(decodePcm(Buffer.from(realtimeInput.audio.data, 'base64')))
      }
      if (realtimeInput?.audioStreamEnd) ear.end()
    })
  })
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate()
    server.close()
  })
  const address = server.address()
  if (typeof address === 'string' || !address) throw new Error('no port')
  return {
    url: `ws://127.0.0.1:${address.port}`,
    mimeTypes,
    keys,
    refuse: (times: number) => (state.refusing = times),
    isRefusing: () => state.refusing > 0,
    breakOff: () => sockets.forEach((socket) => socket.terminate()),
  }
}

class Ear {
  readonly #socket: WebSocket
  readonly #letterOf: (sample: number) => string
  #silent = 0
  #spoke = false

  constructor(socket: WebSocket, letterOf: (sample: number) => string) {
    this.#socket = socket
    this.#letterOf = letterOf
  }

  hear(samples: Int16Array): void {
    let text = ''
    for (const sample of samples) {
      this.#silent = sample === 0 ? this.#silent + 1 : 0
      if (sample !== 0) text += this.#letterOf(sample)
      if (this.#silent !== PAUSE_SAMPLES) continue
      this.#tell(text)
      text = ''
      this.#finish()
    }
    this.#tell(text)
  }

  end(): void {
    this.#say({ turnComplete: true })
    this.#spoke = false
  }

  #tell(text: string): void {
    if (text === '') return
    this.#spoke = true
    this.#say({ inputTranscription: { text } })
  }

  #finish(): void {
    if (!this.#spoke) return
    this.#spoke = false
    this.#say({ inputTranscription: { finished: true } })
  }

  #say(serverContent: object): void {
    this.#socket.send(JSON.stringify({ serverContent }))
  }
}
