import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { type Standing, standingOf } from '#domain/standing.ts'
import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import type { Logger } from '#service/log.ts'
import { handleProblems } from '#service/problem.ts'
import { machineSecurityHeaders, withHeaders } from '#service/security-headers.ts'
import { traceRequests } from '#service/trace.ts'
import { readBearer, type VerifyToken } from '#service/verify-token.ts'
import type { ModelRunner } from './models/run-task.ts'
import { planQuestion } from './ask/plan-question.ts'
import { PlanRequestSchema } from './ask/vocabulary.ts'
import type { StandingBook } from './standings.ts'

export type AssistcraftOptions = {
  db: AssistcraftDb
  models: ModelRunner
  /** Takes tokens for `urn:pace:assistcraft`. */
  verifyToken: VerifyToken
  standings: Pick<StandingBook, 'require' | 'follow'>
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
  standings,
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
    const claims = await requireScope(verifyToken, c.req.header('authorization'))
    const request = parse(PlanRequestSchema, await readJson(c.req.raw), 'The question')
    const asked = { request, askerId: claims.sub, isPerson: claims.role !== undefined }
    const plan = await whileStanding(standings, standingOf(claims), (fallen) => {
      const signal = AbortSignal.any([c.req.raw.signal, fallen])
      return planQuestion({ db, models, onError }, { ...asked, signal })
    })
    return c.json(plan)
  })
  return app
}

/** The work ends when its asker is out, and its answer goes to nobody then. */
async function whileStanding<Answer>(
  standings: AssistcraftOptions['standings'],
  standing: Standing,
  work: (fallen: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  standings.require(standing)
  const fallen = new AbortController()
  const release = standings.follow(standing, () => fallen.abort())
  try {
    return await work(fallen.signal)
  } finally {
    release()
    standings.require(standing)
  }
}

async function requireScope(verifyToken: VerifyToken, header: string | undefined) {
  const token = readBearer(header)
  if (!token)
    throw new DomainError('unauthenticated', 'Send an access token: Authorization: Bearer …')
  const claims = await verifyToken(token)
  if (claims.scopes.includes('analysis')) return claims
  throw new DomainError('forbidden', 'The token lacks the scope analysis.')
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

export async function listen(
  app: Hono,
  { port, publicUrl }: { port: number; publicUrl: string },
): Promise<RunningServer> {
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(withHeaders(machineSecurityHeaders(publicUrl), answer))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  return { port: portOf(server), close: () => closeServer(server) }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function closeServer(server: Server): Promise<void> {
  server.closeIdleConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
