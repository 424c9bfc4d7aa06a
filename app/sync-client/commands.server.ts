import { z } from 'zod'
import { BULK_STATES, type BulkStep, type NewBulk } from '#domain/bulk/bulk.ts'
import { type OpenDoors, OpenDoorsSchema } from '#domain/call/vendors/open-door.ts'
import { DomainError } from '#domain/errors.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { readProblem } from '#service/http/read-problem.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import { traceHeaders } from '#service/trace.ts'
import type { Sessions, WebSession } from '../session/web-session.server.ts'

type Options = {
  syncUrl: string
  tokenClient: Pick<TokenClient, 'clientToken' | 'exchange'>
  /** A signed-in person's own access token, renewed when needed. */
  accessTokenFor: Sessions['accessTokenFor']
  fetch?: typeof fetch
}

const CommittedSchema = z.object({
  document: z.string(),
  seq: z.number().int(),
  generation: z.number().int(),
  result: z.unknown().optional(),
  undoable: z.boolean().optional(),
  /** What an undo left, because somebody has changed it since. */
  left: z
    .array(z.object({ field: z.string(), label: z.string(), by: z.string().nullable() }))
    .optional(),
})
export type Committed = z.output<typeof CommittedSchema>

export type RunOptions = {
  idempotencyKey?: string
  /** The commit that the change is made to: a document that has moved is `outdated`. */
  ifSeq?: number
}
export type CommandRunner = {
  run: (
    document: string,
    command: string,
    args?: object,
    options?: RunOptions,
  ) => Promise<Committed>
}
const StandingSchema = z.object({
  id: z.uuid(),
  state: z.enum(BULK_STATES),
  total: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
})
/** How a command over many stands. */
export type BulkStanding = z.output<typeof StandingSchema>
export type OverMany = {
  start: (asked: NewBulk) => Promise<BulkStanding>
  /** `undoId` is the id of the undo that begins. */
  step: (id: string, step: BulkStep, undoId?: string) => Promise<BulkStanding>
}
/** Who calls in it, null for somebody new, and who takes it. */
type AskedDemoCall = { dialogue: string; agentId: string; leadId: string | null }
const TakenSchema = z.object({ id: z.string(), isRepeat: z.boolean() })
export type TakenVcon = z.output<typeof TakenSchema>
const DemoCallSchema = z.object({ id: z.string() })
export type Commands = ReturnType<typeof createCommands>

/** Runs commands in the sync server, the one place where live documents are written. Broken rules come back as DomainErrors. */
export function createCommands(options: Options) {
  const { tokenClient } = options
  const runner = (token: () => Promise<string>, extra: object = {}): CommandRunner => ({
    run: async (document, command, args = {}, { idempotencyKey, ifSeq } = {}) =>
      send(options, {
        token: await token(),
        body: { document, command, args, ifSeq, ...extra },
        idempotencyKey,
      }),
  })
  const tokenOf = async (subjectToken: () => Promise<string>) =>
    tokenClient.exchange({
      subjectToken: await subjectToken(),
      resource: AUDIENCE.sync,
      scope: 'live:write',
    })
  const forToken = (subjectToken: () => Promise<string>) => runner(() => tokenOf(subjectToken))

  return {
    forPerson: (session: Pick<WebSession, 'id'>) => forToken(() => options.accessTokenFor(session)),
    /** Commands over many, which the sync server goes on with by itself. */
    overMany: (session: Pick<WebSession, 'id'>): OverMany => {
      const ask = async (path: string, body: object) => {
        const token = await tokenOf(() => options.accessTokenFor(session))
        return StandingSchema.parse(await post(options, path, { token, body }))
      }
      return {
        start: (asked) => ask('/bulk', asked),
        step: (id, step, undoId) => ask(`/bulk/${id}/${step}`, { undoId }),
      }
    },
    /** A vCon as it was sent, taken in as a call: the caller has asked whether who sends it may. */
    takeVcon: async (text: string) => {
      const resource = AUDIENCE.sync
      const token = await tokenClient.clientToken({ resource, scope: 'live:write' })
      return TakenSchema.parse(await post(options, '/feed/vcon', { token, text }))
    },
    /** A call of the demo, which the sync server plays. Resolves with its id once it rings. */
    startDemoCall: async (session: Pick<WebSession, 'id'>, asked: AskedDemoCall) => {
      const token = await tokenOf(() => options.accessTokenFor(session))
      return DemoCallSchema.parse(await post(options, '/demo/calls', { token, body: asked })).id
    },
    /** Which ways in for calls are open, as the sync server has them. */
    openDoors: async (session: Pick<WebSession, 'id'>): Promise<OpenDoors> => {
      const token = await tokenOf(() => options.accessTokenFor(session))
      return OpenDoorsSchema.parse(await ask(options, '/feed/doors', { token }))
    },
    /** For a person who came with a bearer token of her own. */
    forBearer: (subjectToken: string) => forToken(async () => subjectToken),
    /** For what no person did: `cause` says why (`enquiry:bayut`), `actAs` for which machine client. */
    forService: ({ cause, actAs }: { cause: string; actAs?: string }) =>
      runner(() => tokenClient.clientToken({ resource: AUDIENCE.sync, scope: 'live:write' }), {
        cause,
        ...(actAs ? { actAs } : {}),
      }),
  }
}

/** What is JSON already goes as it is. */
type Sent = { token: string; body?: object; text?: string; idempotencyKey?: string }

type Reached = Pick<Options, 'syncUrl' | 'fetch'>

async function send(options: Reached, sent: Sent): Promise<Committed> {
  return CommittedSchema.parse(await post(options, '/commands', sent))
}

function post(
  options: Reached,
  path: string,
  { token, body, text, idempotencyKey }: Sent,
): Promise<unknown> {
  const key = idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}
  const headers = { 'content-type': 'application/json', ...key }
  return ask(options, path, { token, method: 'POST', headers, body: text ?? JSON.stringify(body) })
}

type Asked = Pick<RequestInit, 'method' | 'body'> & { token: string; headers?: object }

async function ask(
  options: Reached,
  path: string,
  { token, headers, ...init }: Asked,
): Promise<unknown> {
  const response = await (options.fetch ?? fetch)(`${options.syncUrl}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...headers, ...traceHeaders() },
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    throw new DomainError(
      'unavailable',
      isLate
        ? 'The sync server did not answer in time; it may have done it all the same.'
        : 'The sync server is out of reach; nothing was changed.',
    )
  })
  if (!response.ok) throw await readProblem(response, 'The sync server')
  return response.json()
}
