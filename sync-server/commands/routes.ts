import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { Logger } from '#service/log.ts'
import { currentTrace } from '#service/trace.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import type { Projector } from '../projection/projector.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { type Answer, answerOnce } from './caller/answer-once.ts'
import { type Caller, requireCaller } from './caller/caller.ts'
import { runCommand, type Wanted } from './run-command.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

export type CommandDeps = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'changeAll' | 'create' | 'inspect' | 'read'>
  projector: Pick<Projector, 'whenProjected'>
  settings: Pick<SettingsWatch, 'current'>
  verifyToken: VerifyToken
  log: Pick<Logger, 'error'>
  now?: () => Date
}

const BodySchema = z.object({
  document: z.string().max(120),
  command: z.string().min(1).max(64),
  args: z.record(z.string(), z.json()).default({}),
  /** Why a machine does it, as in `enquiry:bayut`. */
  cause: z.string().min(1).max(120).optional(),
  actAs: z
    .string()
    .regex(/^service:[A-Za-z0-9._-]{1,64}$/, 'is "service:" and the client\'s id')
    .optional(),
  /** The commit that the change is made to: what stands elsewhere by now is refused as `outdated`. */
  ifSeq: z.number().int().min(0).optional(),
})
const MAX_BYTES = 256 * 1024
const MOST_READ_AWAY = 4 * 1024 * 1024
/** An answer that comes before its row is no error: it is only less handy. */
const PATIENCE_MS = 1_000

/** `POST /commands`: runs a command of the domain in the one place where it is checked and committed. */
export function createCommandRoutes(deps: CommandDeps): Hono {
  const limit = bodyLimit({
    maxSize: MAX_BYTES,
    async onError(c) {
      await readAway(c.req.raw)
      throw new DomainError('tooLarge', `A command has at most ${MAX_BYTES / 1024} kB.`)
    },
  })
  const routes = new Hono()
  routes.post('/commands', limit, async (c) => {
    const body = parse(BodySchema, await readJson(c.req.raw), 'The command')
    const caller = await requireCaller(deps, c.req.header('authorization'), body)
    const answer = await run(deps, { caller, body, key: c.req.header('idempotency-key') })
    const { also = [], ...told } = answer
    // What is a row itself has no commit to be projected.
    const committed = [told, ...also].filter(({ seq }) => seq > 0)
    await Promise.all(
      committed.map(({ document, seq }) =>
        deps.projector.whenProjected(document, seq, PATIENCE_MS),
      ),
    )
    return c.json(told)
  })
  return routes
}

type Sent = { caller: Caller; body: Wanted; key: string | undefined }

async function run(deps: CommandDeps, { caller, body, key }: Sent): Promise<Answer> {
  const { document, command, args, ifSeq } = body
  const wanted = { document, command, args, ...(ifSeq === undefined ? {} : { ifSeq }) }
  const { db, rooms, settings, now = () => new Date() } = deps
  const request = { scope: `command ${caller.name}`, key, body: wanted }
  try {
    return await answerOnce(db, request, (store) =>
      runCommand({ db, rooms, settings, now }, { caller, wanted, store }),
    )
  } catch (error) {
    if (error instanceof DomainError && error.code === 'forbidden')
      await audit(deps, caller, wanted)
    throw error
  }
}

async function audit(deps: CommandDeps, caller: Caller, { document, command }: Wanted) {
  const { actor } = caller
  const via = caller.cause ?? (actor.kind === 'person' ? (actor.via ?? null) : null)
  const entry = { action: `command.${command}`, target: document, outcome: 'denied' as const }
  const traceId = currentTrace()?.traceId
  await appendAudit(deps.db, { actor: caller.name, via, ...entry, traceId }).catch(
    (err: unknown) => {
      deps.log.error(
        { err, document, command },
        'a refused command could not be written to the audit',
      )
    },
  )
}

/** Who is cut off in the middle of sending may never read the answer: a little too much is read, and thrown away. */
async function readAway({ body }: Request): Promise<void> {
  if (!body || body.locked) return
  const reader = body.getReader()
  let bytes = 0
  while (bytes <= MOST_READ_AWAY) {
    const { done, value } = await reader.read()
    if (done) return
    bytes += value.length
  }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('invalid', 'The body is not JSON; send {"document", "command", "args"}.')
  }
}
