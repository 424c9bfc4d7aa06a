import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { Webhook } from 'standardwebhooks'

type Received = {
  id: string
  signatures: string[]
  body: string
  message: { type: string; data: Record<string, unknown> }
}
type Answer = { status?: number; body?: string; headers?: Record<string, string> }

/** A program that is told, on this machine: it proves itself, and keeps what it hears. `answerWith` is what it says next. */
export async function startReceiver() {
  const received: Received[] = []
  const say: { answerWith: (one: Received) => Answer; repeats: boolean } = {
    answerWith: () => ({}),
    repeats: true,
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const { headers } = request
      const one = {
        id: String(headers['webhook-id']),
        signatures: String(headers['webhook-signature']).split(' '),
        body,
        message: JSON.parse(body),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, String(value)]),
        ),
      }
      if (one.message.type === 'webhook.challenge') {
        return response.end(say.repeats ? JSON.stringify(one.message.data) : 'no')
      }
      received.push(one)
      const { status = 200, body: text = 'thanks', headers: more = {} } = say.answerWith(one)
      response.writeHead(status, more).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    say,
    /** Those that tell of events, by what they tell. */
    told: () => received.filter(({ message }) => !message.type.startsWith('webhook.')),
  }
}

/** Whether a message was signed with this secret: the library throws where not. */
export function isSigned(secret: string, one: Received): boolean {
  const headers = (one as Received & { headers: Record<string, string> }).headers
  try {
    new Webhook(secret).verify(one.body, headers)
    return true
  } catch {
    return false
  }
}
