import type { AuditDenial } from '#db/pace/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { StandingWatch } from '#db/pace/watch-standings.ts'
import type { Logger } from '#service/log.ts'
import type { TokenClient } from '#service/token-client.ts'
import type { VerifyToken } from '#service/verify-token.ts'
import type { Commands } from '../commands.server.ts'
import type { Sessions } from '../session/web-session.server.ts'

/** What the machine routes stand on; built in main.ts. */
export type ApiDeps = {
  db: PaceDb
  /** On a pool of the reporting role, which can only read and only under the asker's rights. */
  reporting: PaceDb
  /** Who still may go on: asked at each request, followed for each open stream. */
  standings: Pick<StandingWatch, 'holds' | 'follow'>
  auditDenial: AuditDenial
  commands: Commands
  sessions: Pick<Sessions, 'find' | 'accessTokenFor'>
  tokenClient: Pick<TokenClient, 'clientToken' | 'exchange'>
  /** For access tokens with the audience urn:pace:api. */
  verifyToken: VerifyToken
  /** For those with the audience of the MCP server. */
  verifyMcpToken: VerifyToken
  urls: { app: string; auth: string; assistcraft: string }
  /** The secret that Bayut signs its lead pushes with. */
  bayutSecret: string | null
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  fetch?: typeof fetch
  now?: () => Date
}
