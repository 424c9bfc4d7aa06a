import type { Judgement } from '../guard/guard.ts'
import type { Member } from '../members/member.ts'
import type { DecodedUpdate } from '../updates/update.ts'
import type { Change, Position } from './documents-api.ts'

export type UpdateEntry = {
  kind: 'update'
  update: DecodedUpdate
  from: Member
  /** Of this connection; its markers wait for it. */
  number: number
  /** The answer to our step 1: it repeats every deletion, most of them known. */
  whole: boolean
  /** What the guard says of it, on the state that it was last tried on. */
  judgement?: Judgement
  heldSince?: number
}
export type ChangeEntry = {
  kind: 'change'
  change: Change
  resolve: (position: Position) => void
  reject: (error: unknown) => void
}
/** Takes in what others have committed, before anything else is. */
export type ReadingEntry = { kind: 'reading'; done: (error?: unknown) => void }
/** What waits in a room's queue. */
export type Entry = UpdateEntry | ChangeEntry | ReadingEntry

/** What of an update is committed. */
export function agreed({ judgement, update }: UpdateEntry): DecodedUpdate {
  return judgement?.agreed ?? update
}
