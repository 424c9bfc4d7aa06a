import type { Actor } from '#domain/access/access.ts'
import type { Admission } from '../access/identity.ts'
import type { LimitName } from '../limits/limits.ts'

/** A connection, as a room sees it. */
export type Member = {
  readonly actor: Actor
  /** As written into the log and into an annotation's `by`. */
  readonly actorName: string
  readonly sessionId?: string
  readonly admission: Admission
  readonly canWrite: boolean
  /** Writes framed messages; false when too much is unsent already. */
  write(frames: Uint8Array): boolean
  /** The same, but left out when too much is unsent: the next one says more. */
  writeEphemeral(frames: Uint8Array): void
  whenDrained(drained: () => void): void
  /** Its update of that number is durable and relayed, or needed nothing. */
  acknowledge(number: number): void
  /** Asks for everything that the server lacks. */
  askForMissing(): void
  /** Tells why something in its update of that number was refused (message type 2). It stays. */
  refuse(number: number, reason: string): void
  /** Tells the reason and closes 4403: what it sends cannot be judged. */
  expel(reason: string): void
  /** Closes it for having reached a limit; `told` goes ahead as message type 2. */
  exceed(limit: LimitName, told?: string): void
  close(code: number, reason: string): void
}
