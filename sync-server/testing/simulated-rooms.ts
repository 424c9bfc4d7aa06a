import { onTestFinished } from 'vitest'
import type { Logger } from '#service/log.ts'
import type { Commit } from '../rooms/documents-api.ts'
import { createRooms } from '../rooms/registry/rooms.ts'
import { SimulatedDatabase } from './simulation/stand-ins/simulated-database.ts'
import { type Fate, type Judged, SimulatedStore } from './simulation/stand-ins/simulated-store.ts'
import { startTyping } from './wire/typing.ts'
import { WatchedMember } from './wire/watched-member.ts'

export const DONE: Fate = { kind: 'done' }
/** No timer of a test. */
export const FOR_EVER = 2 ** 31 - 1

/** Rooms over a database in memory, of whose statements the test decides what becomes. */
export function startRooms() {
  const database = new SimulatedDatabase()
  const answers: { fateOf: (asked: Judged) => Fate } = { fateOf: () => DONE }
  const writes: string[][] = []
  const errors: string[] = []
  const store = new SimulatedStore(database, {
    schedule: (_whose, then) => void setImmediate(then),
    fateOf(asked) {
      if (asked.writes) writes.push([...asked.documents])
      return answers.fateOf(asked)
    },
  })
  const note: Logger['error'] = (_: unknown, text?: unknown) => void errors.push(String(text))
  const log = { error: note, warn() {}, info() {} }
  const rooms = createRooms({ store, log, pollMs: FOR_EVER })
  const commits: Commit[] = []
  rooms.onCommitted((commit) => commits.push(commit))
  onTestFinished(() => rooms.close())
  /** Somebody in a document, and a client of theirs. */
  async function join(document: string, name = 'sara') {
    const room = await rooms.open(document)
    const member = new WatchedMember({ name, document })
    const typing = startTyping()
    let number = 0
    room.join(member)
    writes.length = 0
    const type = (text: string) => {
      number += 1
      const update = typing.type(text)
      rooms.submit(room, { kind: 'update', update, from: member, number, whole: false })
    }
    return { room, member, type }
  }
  const seqOf = (document: string) => database.load(document)?.seq
  return { rooms, database, answers, writes, errors, commits, join, seqOf }
}
