import { Agent, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** Said between two machines only (RFC 9110 section 7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]

/** A connection for each request: one that is kept may just have been closed by a process that had heard enough. */
const agent = new Agent({ keepAlive: false })

/** Hands a request on to a process of this machine, and its answer back as it comes: streams stay streams. Ends when either side does. */
export async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { port, url }: { port: number; url: string },
): Promise<void> {
  const headers = { ...request.headers }
  // A body's own length stays; where it has none Node frames it anew.
  for (const name of HOP_BY_HOP) delete headers[name]
  // One that may go on is read to its end by whoever has answered already; one that may not is cut, and the answer with it.
  headers['connection'] = 'keep-alive'
  headers.host = new URL(url).host
  headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
  const onward = send({
    agent,
    host: '127.0.0.1',
    port,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers,
  })
  response.once('close', () => onward.destroy())
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    onward.once('response', resolve)
    onward.once('error', reject)
  })
  // Piped, and no more: one that answers before it has heard everything still has its answer read.
  request.pipe(onward)
  const answer = await answered
  const back = { ...answer.headers }
  for (const name of HOP_BY_HOP) delete back[name]
  response.writeHead(answer.statusCode ?? 502, back)
  await pipeline(answer, response).catch(() => response.destroy())
  // Whatever is still coming is read and thrown away, so that the sender gets to read the answer.
  request.unpipe(onward).resume()
}
