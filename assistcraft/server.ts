import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { type Credential, credentialOf } from '#domain/access/credential-status.ts'
import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import { listen } from '#service/http/listen.ts'
import type { Logger } from '#service/log.ts'
import { handleProblems } from '#service/http/problem.ts'
import { writeIn } from '#service/http/readers-language.ts'
import { machineSecurityHeaders, withHeaders } from '#service/http/security-headers.ts'
import { traceRequests } from '#service/trace.ts'
import { requireBearer, requireScope, type VerifyToken } from '#service/identity/verify-token.ts'
import type { ModelRunner } from './models/run-task.ts'
import { planQuestion } from './ask/plan-question.ts'
import { PlanRequestSchema } from './ask/words/vocabulary.ts'
import type { CredentialBook } from './credential-book.ts'
import { ReplyRequestSchema, streamReply } from './reply/stream-reply.ts'

export type AssistcraftOptions = {
  db: AssistcraftDb
  models: ModelRunner
  /** Takes tokens for `urn:pace:assistcraft`. */
  verifyToken: VerifyToken
  credentials: Pick<CredentialBook, 'require' | 'follow'>
  /** PACE's MCP server, by which records are read. */
  mcpUrl: string
  routes: Hono
  log: Pick<Logger, 'error' | 'warn'>
}

/** A large brokerage's vocabulary fits; a flood does not. */
const MOST_BYTES = 4 * 1024 * 1024

/** What app asks Assistcraft for. Calls come by themselves, from the sync server. */
export function createAssistcraft({
  db,
  models,
  verifyToken,
  credentials,
  mcpUrl,
  routes,
  log,
}: AssistcraftOptions): Hono {
  const onError = (error: unknown) => log.warn({ err: error }, 'a question was not kept')
  const app = new Hono()
  app.use(traceRequests())
  app.onError(handleProblems(log))
  app.notFound(() => {
    throw new DomainError('notFound', 'There is nothing at this address.')
  })
  app.route('/', routes)
  app.post('/plan', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }), async (c) => {
    const claims = await requireAnalyst(verifyToken, c.req.header('authorization'))
    const request = parse(PlanRequestSchema, await readJson(c.req.raw), 'The question')
    const asked = { request, askerId: claims.sub, isPerson: claims.role !== undefined }
    const plan = await whileCredentialHolds(credentials, credentialOf(claims), (fallen) => {
      const signal = AbortSignal.any([c.req.raw.signal, fallen])
      return writeIn(request.language, () =>
        planQuestion({ db, models, onError }, { ...asked, signal }),
      )
    })
    return c.json(plan)
  })
  app.post('/reply', bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }), async (c) => {
    const claims = await requireAnalyst(verifyToken, c.req.header('authorization'))
    const wanted = parse(ReplyRequestSchema, await readJson(c.req.raw), 'What is asked for')
    const credential = credentialOf(claims)
    credentials.require(credential)
    return streamReply({ models, mcpUrl, credentials, log }, credential, {
      wanted,
      signal: c.req.raw.signal,
    })
  })
  return app
}

/** The work ends when its asker is out, and its answer goes to nobody then. */
async function whileCredentialHolds<Answer>(
  credentials: AssistcraftOptions['credentials'],
  credential: Credential,
  work: (fallen: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  credentials.require(credential)
  const fallen = new AbortController()
  const release = credentials.follow(credential, () => fallen.abort())
  try {
    return await work(fallen.signal)
  } finally {
    release()
    credentials.require(credential)
  }
}

async function requireAnalyst(verifyToken: VerifyToken, header: string | undefined) {
  const claims = await verifyToken(requireBearer(header))
  requireScope(claims, 'analysis')
  return claims
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    throw new DomainError('invalid', 'The body is not JSON.')
  }
}

function tooLarge(): never {
  throw new DomainError('tooLarge', 'The question and its vocabulary are larger than 4 MiB.')
}

export type RunningServer = { port: number; close: () => Promise<void> }

export async function serve(
  app: Hono,
  { port, publicUrl }: { port: number; publicUrl: string },
): Promise<RunningServer> {
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(withHeaders(machineSecurityHeaders(publicUrl), answer))
  return { port: await listen(server, port), close: () => closeServer(server) }
}

function closeServer(server: Server): Promise<void> {
  server.closeIdleConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
