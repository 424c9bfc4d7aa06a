import { onTestFinished } from 'vitest'
import { EventTail } from '#db/pace/events/event-tail.ts'
import { Projector } from '../projection/projector.ts'
import { createRooms, type RoomRegistry } from '../rooms/registry/rooms.ts'
import { createPostgresStore } from '../store/store.ts'
import { type Brokerage, foundBrokerage } from './brokerage.ts'

export const silent = { error() {}, warn() {}, info() {} }

export type Workspace = Brokerage & {
  rooms: RoomRegistry
  projector: Projector
  tail: EventTail
  /** Another process on the same database. */
  another: () => Promise<Omit<Workspace, 'another' | keyof Brokerage>>
}

/** Rooms, projector and event tail over a brokerage of its own: the sync server without its sockets. */
export async function openWorkspace(): Promise<Workspace> {
  const brokerage = await foundBrokerage()
  const process = () => startProcess(brokerage)
  return { ...brokerage, ...(await process()), another: process }
}

async function startProcess({ db, client }: Brokerage) {
  const rooms = createRooms({ store: createPostgresStore(client), log: silent })
  const projector = new Projector({ db, rooms, log: silent, pollMs: 200 })
  const tail = new EventTail({ db, sql: client.sql, log: silent, pollMs: 200 })
  projector.start()
  await tail.start()
  onTestFinished(async () => {
    await tail.stop()
    await projector.stop()
    await rooms.close()
  })
  return { rooms, projector, tail }
}
