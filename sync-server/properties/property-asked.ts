import type { PaceDb } from '#db/pace/client.ts'
import type { Actor } from '#domain/access/access.ts'
import { propertyName } from '#domain/property/property.ts'
import type { Settings } from '#domain/reference/settings.ts'
import type { Position, Rooms } from '../rooms/documents-api.ts'

export type PropertyDeps = { db: PaceDb; rooms: Pick<Rooms, 'changeAll'> }

/** A row has no commits: its `seq` is 0, and `also` are the drafts that were changed with it. */
export type PropertyAnswer = {
  document: string
  seq: number
  generation: number
  also: { document: string; seq: number }[]
  /** Of a change of its facts: whether any of them differed. */
  result?: { isChanged: boolean }
}

/** A command on a property, its caller known and its right still to be asked for. */
export type PropertyAsked = {
  /** The property's id, or `new`. */
  key: string
  args: unknown
  actor: Actor
  /** As events name who did it. */
  actorName: string
  now: string
  settings: Settings
  /** Keeps the answer in the transaction that it tells of. */
  store?: (tx: PaceDb, answer: PropertyAnswer) => Promise<void>
}

export function answerFor(id: string, reached: ReadonlyMap<string, Position>): PropertyAnswer {
  const also = [...reached].map(([document, { seq }]) => ({ document, seq }))
  return { document: propertyName(id), seq: 0, generation: 1, also }
}

/** Somebody was faster; what stands now is looked at again. */
export class ChangedMeanwhile extends Error {}

const MAX_ATTEMPTS = 5

/** Tries again where somebody was faster, as often as makes sense. */
export async function untilUnchanged<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === MAX_ATTEMPTS) throw error
    }
  }
}
