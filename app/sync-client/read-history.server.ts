import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { readProblem } from '#service/http/read-problem.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import { traceHeaders } from '#service/trace.ts'
import type { Sessions, WebSession } from '../session/web-session.server.ts'

type Options = {
  syncUrl: string
  tokenClient: Pick<TokenClient, 'exchange'>
  accessTokenFor: Sessions['accessTokenFor']
}

const VersionsSchema = z.object({
  data: z.array(
    z.object({
      seq: z.number().int(),
      since: z.string(),
      at: z.string(),
      actors: z.array(z.string()),
      edits: z.number().int(),
    }),
  ),
  next: z.number().int().nullable(),
})
const StateSchema = z.object({
  seq: z.number().int(),
  state: z.array(z.object({ name: z.string(), value: z.json() })),
})
export type Versions = z.infer<typeof VersionsSchema>
export type PastState = z.infer<typeof StateSchema>
export type DocumentHistory = ReturnType<typeof createDocumentHistory>

/** Asks the sync server, which alone reads the log, how a document came to be what it is; in the person's own name. */
export function createDocumentHistory({ syncUrl, tokenClient, accessTokenFor }: Options) {
  async function ask(session: Pick<WebSession, 'id'>, path: string): Promise<unknown> {
    const subjectToken = await accessTokenFor(session)
    const wanted = { subjectToken, resource: AUDIENCE.sync, scope: 'live:read' }
    const token = await tokenClient.exchange(wanted)
    const response = await fetch(`${syncUrl}/history/${path}`, {
      headers: { authorization: `Bearer ${token}`, ...traceHeaders() },
      signal: AbortSignal.timeout(10_000),
    }).catch(() => {
      throw new DomainError('unavailable', 'The sync server is out of reach; try again.')
    })
    if (!response.ok) throw await readProblem(response, 'The sync server')
    return response.json()
  }
  return {
    forPerson: (session: Pick<WebSession, 'id'>) => ({
      versions: async (document: string, before: number | null): Promise<Versions> =>
        VersionsSchema.parse(
          await ask(
            session,
            `${encodeURIComponent(document)}?limit=40${before === null ? '' : `&before=${before}`}`,
          ),
        ),
      state: async (document: string, seq: number): Promise<PastState> =>
        StateSchema.parse(await ask(session, `${encodeURIComponent(document)}/${seq}`)),
    }),
  }
}
