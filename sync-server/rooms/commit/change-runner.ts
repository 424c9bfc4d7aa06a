import type { AppendOutcome } from '#db/pace/documents/commit.ts'
import type { DocumentStore } from '../../store/store.ts'
import { ChangeGroups, type Changing } from './change-groups.ts'
import { commitChange, NotAppended } from './commit-change.ts'
import { commitTogether } from './commit-together.ts'
import type { Change, Commit } from '../documents-api.ts'
import type { ChangeEntry } from '../entries.ts'
import type { Room } from '../room.ts'

type Options = {
  store: DocumentStore
  /** Takes in what others have committed. */
  read: (room: Room) => Promise<void>
  committed: (room: Room, commits: readonly Commit[]) => void
  /** Whether the room is void, by this outcome or by now. */
  isVoid: (room: Room, outcome: AppendOutcome) => boolean
  /** Nothing is going on in the room any more. */
  done: (room: Room) => void
}

/** Runs the server's own changes beside the group commit: one of a document at a time, those that may together. */
export class ChangeRunner {
  readonly #options: Options
  readonly #groups = new ChangeGroups((group) => this.#runTogether(group))

  constructor(options: Options) {
    this.#options = options
  }

  run(room: Room): void {
    const entry = room.beginChange()
    if (entry) void this.#run(room, entry)
  }

  /** Runs what is next in each of the rooms, a change that may share its transaction, with others'. */
  runShared(rooms: readonly Room[]): void {
    this.#groups.add(rooms)
  }

  /** One by itself has nothing to share; of several those that did not go together go alone. */
  async #runTogether(group: readonly Changing[]): Promise<void> {
    const [first, ...others] = group
    if (first && others.length === 0) return this.#run(first.room, first.entry)
    const parts = group.map(({ room, entry: { change } }) => ({ room, change }))
    const outcomes = await commitTogether(this.#options.store, parts)
    const alone = group.map(async ({ room, entry }) => {
      const outcome = outcomes.get(room) ?? { kind: 'alone' }
      if (outcome.kind === 'alone') return this.#run(room, entry)
      if (outcome.kind === 'failed') entry.reject(outcome.error)
      else {
        this.#tell(room, entry.change, outcome.seq)
        entry.resolve({ seq: outcome.seq, generation: room.log.generation })
      }
      this.#options.done(room)
    })
    await Promise.all(alone)
  }

  async #run(room: Room, { change, resolve, reject }: ChangeEntry): Promise<void> {
    const { store, read, isVoid, done } = this.#options
    try {
      const { seq, changed } = await commitChange(store, room, { change, catchUp: read })
      if (changed) this.#tell(room, change, seq)
      const generation = room.log.generation + (change.afresh ? 1 : 0)
      if (change.afresh) isVoid(room, 'regenerated')
      resolve({ seq, generation })
    } catch (error) {
      if (error instanceof NotAppended) isVoid(room, error.outcome)
      reject(error)
    } finally {
      done(room)
    }
  }

  #tell(room: Room, { actor }: Change, seq: number): void {
    this.#options.committed(room, [{ document: room.name, seq, actor }])
  }
}
