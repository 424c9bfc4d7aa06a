import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { PaceDb } from '#db/pace/client.ts'
import { judgeCredentials } from '#db/pace/access/credential-status.ts'
import { DomainError } from '#domain/errors.ts'
import { STATUS_BY_CODE, toProblem } from '#service/http/problem.ts'
import { requireBearer, requireScope, type VerifyToken } from '#service/identity/verify-token.ts'

export const SUBPROTOCOL = 'cloudevents.json'
const SCOPE = 'calls:write'

/** Who feeds, and which source it named in the address. Throws what a call centre can act on. */
export async function admitFeed(
  { db, verifyToken }: { db: PaceDb; verifyToken: VerifyToken },
  request: IncomingMessage,
): Promise<{ clientId: string; source: string | null }> {
  const offered =
    request.headers['sec-websocket-protocol']?.split(',').map((one) => one.trim()) ?? []
  if (!offered.includes(SUBPROTOCOL)) {
    throw new DomainError('invalid', `Offer the subprotocol ${SUBPROTOCOL}.`)
  }
  const claims = await verifyToken(requireBearer(request.headers.authorization))
  requireScope(claims, SCOPE)
  const { clientId } = claims
  const [holds] = await judgeCredentials(db, [{ clientId }])
  if (!holds) {
    throw new DomainError('forbidden', 'The client was revoked.')
  }
  const { searchParams } = new URL(request.url ?? '/', 'http://sync')
  return { clientId, source: searchParams.get('source')?.slice(0, 200) || null }
}

/** Before the upgrade it is still HTTP: unlike a browser, a call centre can read the answer. */
export function refuseUpgrade(socket: Duplex, error: unknown): void {
  const problem = JSON.stringify(toProblem(error))
  const status = error instanceof DomainError ? STATUS_BY_CODE[error.code] : 500
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(problem)}`,
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${problem}`)
}
