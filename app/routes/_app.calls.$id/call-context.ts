import type { Actor } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { CommandRunner } from '../../sync-client/commands.server.ts'

type Call = {
  id: string
  leadId: string | null
  teamId: string | null
  callerName: string | null
  callerPhone: string | null
  dialledPhone: string | null
  direction: string | null
}
/** Who does something on which call. */
export type CallContext = { db: PaceDb; actor: Actor; commands: CommandRunner; call: Call }
