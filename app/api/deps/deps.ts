import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { Logger } from '#service/log.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import type { Doors } from '../../arrivals/doors/doors.server.ts'
import type { Readers } from '../../arrivals/readers/readers.ts'
import type { Recordings } from '../../recordings/keep-recording.server.ts'
import type { Files } from '../../files/create-files.server.ts'
import type { Commands } from '../../sync-client/commands.server.ts'
import type { ApprovalWatch } from '#db/pace/programs/watch-approvals.ts'
import type { Webhooks } from '../../webhooks/webhooks.server.ts'
import type { Sessions } from '../../session/web-session.server.ts'

/** What the machine routes stand on; built in main.ts. */
export type ApiDeps = {
  db: PaceDb
  /** On a pool of the reporting role, which can only read and only under the asker's rights. */
  reporting: PaceDb
  /** Who still may go on: asked at each request, followed for each open stream. */
  credentials: Pick<CredentialWatch, 'holds' | 'follow'>
  /** What changes in the records, as it happens. */
  tail: Pick<EventTail, 'subscribe'>
  auditDenial: AuditDenial
  /** The house's settings and lists, as of now. */
  settings: Pick<SettingsWatch, 'current'>
  commands: Commands
  files: Files
  recordings: Recordings
  webhooks: Webhooks
  sessions: Pick<Sessions, 'find' | 'accessTokenFor'>
  tokenClient: Pick<TokenClient, 'clientToken' | 'exchange'>
  /** For access tokens with the audience urn:pace:api. */
  verifyToken: VerifyToken
  /** For those with the audience of the MCP server. */
  verifyMcpToken: VerifyToken
  /** The built elements for the house's own sites; null where they are made of their source. */
  embedFile: string | null
  urls: { app: string; auth: string; assistcraft: string; sync: string }
  /** What people answer programs that want to write, as it happens. */
  approvals: Pick<ApprovalWatch, 'follow'>
  /** How long a program is kept waiting for such an answer. */
  approvalWaitMs: number
  /** The ways in that admins opened, and how what comes by each is read. */
  doors: Pick<Doors, 'list' | 'find'>
  readers: Readers
  /** What the tokens of forms are sealed with. */
  formSecret: string
  /** The secret that Bayut signs its lead pushes with. */
  bayutSecret: string | null
  /** What Property Finder signs its webhooks with. */
  propertyFinderSecret: string
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  fetch?: typeof fetch
  now?: () => Date
}
