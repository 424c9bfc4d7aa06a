import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void

/** A model server over real HTTP that answers chat completions as it is told to, and counts what it is asked. */
export async function startModelServer(first: Answer) {
  const state = { answer: first, asked: 0, open: 0, mostOpen: 0, bytes: 0 }
  const server = createServer((request, response) => {
    state.asked += 1
    state.open += 1
    state.mostOpen = Math.max(state.mostOpen, state.open)
    response.once('close', () => (state.open -= 1))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => state.answer(response, request, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/v1`, state }
}

/** A reply as servers that speak chat completions give it. */
export function completion(content: unknown, usage = { prompt_tokens: 20, completion_tokens: 9 }) {
  const message = { role: 'assistant', content: JSON.stringify(content) }
  return JSON.stringify({
    id: '1',
    model: 'stand-in',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
  })
}

export function reply(content: unknown, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof content === 'string' ? content : completion(content))
  }
}

const SOME_USAGE = { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 }

/** The same piece by piece, as a server streams it; `pieces` are parts of the JSON of the answer. */
export function stream(
  pieces: readonly string[],
  end: 'stop' | 'never' = 'stop',
  usage: typeof SOME_USAGE | null = SOME_USAGE,
): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = (chunk: object) => response.write(`data: ${JSON.stringify(chunk)}\n\n`)
    const about = { id: '1', model: 'stand-in', created: 1, object: 'chat.completion.chunk' }
    for (const content of pieces)
      send({ ...about, choices: [{ index: 0, delta: { role: 'assistant', content } }] })
    if (end !== 'stop') return
    send({ ...about, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
    if (usage) send({ ...about, choices: [], usage })
    response.end('data: [DONE]\n\n')
  }
}

/** Sends for as long as somebody takes it, and counts what was taken. */
export function endless(state: { bytes: number }): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const more = () => {
      while (!response.destroyed) {
        state.bytes += chunk.length
        if (!response.write(chunk)) return
      }
    }
    response.on('drain', more)
    more()
  }
}
