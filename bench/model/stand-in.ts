import { createServer } from 'node:http'
import { z } from 'zod'
import { LOCAL_ANSWERS } from '#assistcraft/local-answers.ts'

const AskedSchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().default(false),
})
/** What models of the kind make of JSON, about. */
const BYTES_PER_TOKEN = 4
const PIECE = 24

/** A model server over real HTTP that says what the rules say, at once: the answers are as long as true ones. */
export async function startStandIn() {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const asked = AskedSchema.parse(JSON.parse(body))
    const input: unknown = JSON.parse(
      asked.messages.findLast(({ role }) => role === 'user')?.content ?? '{}',
    )
    const task = z.object({ hints: z.looseObject({}) }).safeParse(input).success
      ? 'turn'
      : 'summarise'
    const content = JSON.stringify(LOCAL_ANSWERS[task]?.(input))
    const usage = usageOf(body, content)
    const about = { id: '1', model: 'stand-in', created: 1 }
    if (!asked.stream) {
      const message = { role: 'assistant', content }
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          ...about,
          choices: [{ index: 0, message, finish_reason: 'stop' }],
          usage,
        }),
      )
      return
    }
    response.setHeader('content-type', 'text/event-stream')
    const send = (chunk: object) => response.write(`data: ${JSON.stringify(chunk)}\n\n`)
    const piece = { ...about, object: 'chat.completion.chunk' }
    for (let at = 0; at < content.length; at += PIECE) {
      const delta = { role: 'assistant', content: content.slice(at, at + PIECE) }
      send({ ...piece, choices: [{ index: 0, delta }] })
    }
    send({ ...piece, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
    send({ ...piece, choices: [], usage })
    response.end('data: [DONE]\n\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/v1`, close: () => server.close() }
}

function usageOf(asked: string, answered: string) {
  const tokensOf = (text: string) => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN)
  const [prompt_tokens, completion_tokens] = [tokensOf(asked), tokensOf(answered)]
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens }
}
