import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { AUDIENCE } from '#domain/token.ts'
import { readProblem } from '#service/read-problem.ts'
import type { TokenClient } from '#service/token-client.ts'
import { traceHeaders } from '#service/trace.ts'
import type { Sessions, WebSession } from './session/web-session.server.ts'

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
})
export type Committed = z.output<typeof CommittedSchema>

export type CommandRunner = {
  run: (
    document: string,
    command: string,
    args?: object,
    options?: { idempotencyKey?: string },
  ) => Promise<Committed>
}
export type Commands = ReturnType<typeof createCommands>

/** Runs commands in the sync server, the one place where live documents are written. Broken rules come back as DomainErrors. */
export function createCommands(options: Options) {
  const { tokenClient } = options
  const runner = (token: () => Promise<string>, extra: object = {}): CommandRunner => ({
    run: async (document, command, args = {}, { idempotencyKey } = {}) =>
      send(options, {
        token: await token(),
        body: { document, command, args, ...extra },
        idempotencyKey,
      }),
  })
  const forToken = (subjectToken: () => Promise<string>) =>
    runner(async () =>
      tokenClient.exchange({
        subjectToken: await subjectToken(),
        resource: AUDIENCE.sync,
        scope: 'live:write',
      }),
    )

  return {
    forPerson: (session: Pick<WebSession, 'id'>) => forToken(() => options.accessTokenFor(session)),
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

type Sent = { token: string; body: object; idempotencyKey?: string }

async function send(
  options: Pick<Options, 'syncUrl' | 'fetch'>,
  { token, body, idempotencyKey }: Sent,
): Promise<Committed> {
  const response = await (options.fetch ?? fetch)(`${options.syncUrl}/commands`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      ...traceHeaders(),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new DomainError('unavailable', 'The sync server is out of reach; nothing was changed.')
  })
  if (!response.ok) throw await readProblem(response, 'The sync server')
  return CommittedSchema.parse(await response.json())
}
