import type { Logger } from '#service/log.ts'
import { z } from 'zod'
import { thirdPartyMetadata, whatIsWrong } from './metadata.ts'
import type { SafeFetch } from '#service/outbound/safe-fetch.ts'

const DocumentSchema = z.looseObject({
  client_id: z.string(),
  token_endpoint_auth_method: z.literal('none').default('none'),
  client_secret: z.never().optional(),
})

/**
 * The provider's way to client-id metadata documents: what a program says of itself at the address that is its client id,
 * reduced to what PACE takes from it. The provider keeps it for as long as the document's own headers allow.
 */
export function createDocumentFetch(fetchDocument: SafeFetch, log: Pick<Logger, 'warn'>) {
  return async function fetchClientDocument(input: string | URL | Request): Promise<Response> {
    const clientId = input instanceof Request ? input.url : String(input)
    try {
      const answer = await fetchDocument(clientId)
      if (answer.status !== 200) throw new Error(`it answered ${answer.status}`)
      const metadata = await readDocument(clientId, answer)
      return new Response(JSON.stringify(metadata), { headers: answer.headers })
    } catch (error) {
      const reason = error instanceof z.ZodError ? whatIsWrong(error) : String(error)
      log.warn({ clientId, reason }, 'a client-id metadata document was not taken')
      throw error
    }
  }
}

async function readDocument(clientId: string, answer: Response) {
  const said: unknown = await answer.json()
  const document = DocumentSchema.parse(said)
  if (document.client_id !== clientId) throw new Error('its client_id is not its own address')
  return thirdPartyMetadata(clientId, said)
}
