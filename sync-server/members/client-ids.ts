import type { Vector } from '../updates/update.ts'
import type { Member } from './member.ts'
import type { Presence } from './presence.ts'

/** Above this, and whenever there are twice as many, the ids of those who are no longer here are forgotten. */
const MOST_REMEMBERED = 1_000

type Options = { members: ReadonlySet<Member>; presence: Presence }

/**
 * Whose each Yjs client id is, for as long as any connection of theirs is in the room. Under somebody else's id one could
 * take the clocks of what they have not sent yet, which would then count as known and be lost.
 *
 * An id is theirs who first sent an edit under it; before that theirs who show it as their presence. An answer to step 1
 * gives nobody an id, for clients repeat in it whatever the server lacks, other people's edits too; nor does a presence
 * give one that the document knows, for anybody could show the id of who is not here.
 */
export class ClientIds {
  readonly #members: ReadonlySet<Member>
  readonly #presence: Presence
  #writers: Map<number, string> | null = null
  #forgetAt = MOST_REMEMBERED

  constructor({ members, presence }: Options) {
    this.#members = members
    this.#presence = presence
  }

  /** Whether an update brings something new under the id of another person or machine client who is here. */
  isForeign({ actorName }: Member, reach: Map<number, number>, known: Vector): boolean {
    for (const [client, clock] of reach) {
      const isNew = clock > (known.get(client) ?? 0)
      if (!isNew || this.#writers?.get(client) === actorName) continue
      const owner = this.#ownerOf(client, known)
      if (owner !== null && owner !== actorName) return true
    }
    return false
  }

  /** An edit was agreed to. */
  note({ actorName }: Member, reach: Map<number, number>): void {
    for (const client of reach.keys()) {
      if (this.#writers?.get(client) === actorName) continue
      this.#writers ??= new Map()
      this.#writers.set(client, actorName)
    }
    if (this.#writers && this.#writers.size >= this.#forgetAt) this.#forgetAbsent(this.#writers)
  }

  #ownerOf(client: number, known: Vector): string | null {
    const writer = this.#writers?.get(client)
    if (writer !== undefined) return this.#isHere(writer) ? writer : null
    return known.get(client) === undefined ? this.#presence.ownerOf(client) : null
  }

  #isHere(actorName: string): boolean {
    for (const member of this.#members) if (member.actorName === actorName) return true
    return false
  }

  #forgetAbsent(writers: Map<number, string>): void {
    const here = new Set([...this.#members].map(({ actorName }) => actorName))
    for (const [client, writer] of writers) if (!here.has(writer)) writers.delete(client)
    this.#forgetAt = Math.max(MOST_REMEMBERED, 2 * writers.size)
  }
}
