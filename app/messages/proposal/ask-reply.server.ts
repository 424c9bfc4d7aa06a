import { AUDIENCE, mcpAudience } from '#domain/access/token.ts'
import { DomainError } from '#domain/errors.ts'
import { readProblem } from '#service/http/read-problem.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import { traceHeaders } from '#service/trace.ts'
import type { Sessions, WebSession } from '../../session/web-session.server.ts'

type Options = {
  assistcraftUrl: string
  appUrl: string
  tokenClient: Pick<TokenClient, 'exchange'>
  sessions: Pick<Sessions, 'accessTokenFor'>
}
type Wanted = { session: WebSession; contactId: string; signal: AbortSignal }
/** The answer that Assistcraft proposes, line by line as it is written. */
export type AskReply = (wanted: Wanted) => Promise<Response>

/** Asks Assistcraft for an answer in the name of a person: what it reads for it are the records that they may see, by the tools of programs. */
export function createAskReply(options: Options): AskReply {
  const { assistcraftUrl, appUrl, tokenClient, sessions } = options
  return async function askReply({ session, contactId, signal }) {
    const subjectToken = await sessions.accessTokenFor(session)
    const analysis = { subjectToken, resource: AUDIENCE.assistcraft, scope: 'analysis' }
    const records = { subjectToken, resource: mcpAudience(appUrl), scope: 'mcp:read' }
    const [token, recordsToken] = await Promise.all([
      tokenClient.exchange(analysis),
      tokenClient.exchange(records),
    ])
    const response = await fetch(`${assistcraftUrl}/reply`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...traceHeaders(),
      },
      body: JSON.stringify({ contactId, agentName: session.person.name, recordsToken }),
      signal,
    }).catch((error: unknown) => {
      if (signal.aborted) throw error
      throw new DomainError('unavailable', 'Assistcraft is out of reach; ask again in a moment.')
    })
    if (!response.ok) throw await readProblem(response, 'Assistcraft')
    const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
    return new Response(response.body, { headers })
  }
}
