import { createHash } from 'node:crypto'
import type { PaceDb } from '#db/pace/client.ts'
import type { Actor } from '#domain/access/access.ts'
import type { CommandRunner } from '../../../sync-client/commands.server.ts'

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
  /** What it says, of a row whose key may be used again once its upload is forgotten: another row in its place is another record. */
  hash?: string | undefined
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

/** The id of the record that this row makes: of a row that is sent again it is the same one. */
export function recordIdOf(
  { owner }: Pick<Upserting, 'owner'>,
  noun: string,
  { key, hash: said, makingKey }: UpsertRow,
): string {
  const name = key ?? makingKey
  if (name === undefined) return crypto.randomUUID()
  const hash = createHash('sha256')
    .update(JSON.stringify([owner, noun, name, ...(said === undefined ? [] : [said])]))
    .digest()
  // Version 8 of RFC 9562: what the other bits mean is its maker's own.
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-')
}
