import type { PaceDb } from '#db/pace/client.ts'
import type { Actor } from '#domain/access/access.ts'
import type { CommandRunner } from '../../sync-client/commands.server.ts'

/** One row as it is meant: which record, and what it is to say. Its fields are judged before, by who took it in. */
export type UpsertRow = {
  /** What the sender calls the record. */
  externalId?: string | undefined
  /** The record itself, where the sender knows it. */
  id?: string | undefined
  /** The record that the sender's external id stands for already. */
  calledId?: string | undefined
  /** Its number in the house, as in `L-00042`. */
  reference?: string | undefined
  fields: Record<string, unknown>
  /** So that the same row has one effect, however often it is sent. */
  key?: string | undefined
  /** The same for its making alone, where a row has no key: changes of one record may be many. */
  makingKey?: string | undefined
}

export type Upserting = {
  db: PaceDb
  /** In whose name rows are written: the policy is asked for each in the sync server. */
  runner: CommandRunner
  /** Who asks: what they may not see is not found for them. */
  actor: Actor
  /** Whose external ids these are, as in `service:website` or `import:<id>`. */
  owner: string
}
