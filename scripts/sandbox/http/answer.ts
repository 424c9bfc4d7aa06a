import type { IncomingMessage, ServerResponse } from 'node:http'
import { DomainError } from '#domain/errors.ts'
import type { Proxies } from '#service/http/client-address.ts'
import { toProblem } from '#service/http/problem.ts'
import type { Logger } from '#service/log.ts'
import type { Book } from '../book/book.ts'
import { requireReady } from '../book/require.ts'
import type { Sandbox } from '../book/sandbox.ts'
import type { Room } from '../database/room.ts'
import type { Keeper } from '../services/keeper.ts'
import { forward } from './forward.ts'
import { partOf } from './paths.ts'

export type Answer = (id: string, request: IncomingMessage, response: ServerResponse) => void
type Options = {
  book: Pick<Book, 'find'>
  keeper: Pick<Keeper, 'during'>
  room: Pick<Room, 'require'>
  urlOf: (sandbox: Sandbox) => string
  /** What of ours stands in front of the host. */
  proxies: Proxies
  /** What is steered of it, below `/sandbox`. */
  steer: Answer
  log: Pick<Logger, 'error'>
}

const BRINGS = new Set(['POST', 'PUT', 'PATCH'])

/** What comes to a sandbox's address: it is woken where it sleeps, and its own process answers. */
export function createAnswer(options: Options): Answer {
  const { book, keeper, room, urlOf, proxies, steer, log } = options
  async function answer(id: string, request: IncomingMessage, response: ServerResponse) {
    const sandbox = requireReady(book, id)
    const part = partOf(request.url ?? '/')
    if (part === 'host') return steer(id, request, response)
    if (!part) {
      throw new DomainError(
        'notFound',
        'There is no such address in a sandbox: it is for programs.',
      )
    }
    if (part === 'app' && BRINGS.has(request.method ?? 'GET')) await room.require(id)
    const url = urlOf(sandbox)
    await keeper.during(sandbox, async ({ ports, ready }) => {
      await ready[part]
      await forward(request, response, { port: ports[part], url, proxies })
    })
  }

  return (id, request, response) => {
    answer(id, request, response).catch((error: unknown) => {
      if (!(error instanceof DomainError)) log.error({ err: error, sandbox: id }, 'not answered')
      refuse(response, error instanceof DomainError ? error : outOfReach())
    })
  }
}

function outOfReach(): DomainError {
  return new DomainError('unavailable', 'This sandbox does not answer. Try again in some seconds.')
}

function refuse(response: ServerResponse, error: DomainError): void {
  if (response.headersSent) return void response.destroy()
  const problem = toProblem(error)
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.status === 503 ? { 'retry-after': '10' } : {}),
  }
  // What of the request was not read would be taken for the next one.
  response.writeHead(problem.status, { ...headers, connection: 'close' })
  response.end(JSON.stringify(problem))
}
