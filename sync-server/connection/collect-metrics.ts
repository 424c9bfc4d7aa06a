import type { Gauges } from '../metrics/metrics.ts'
import type { RoomRegistry } from '../rooms/registry/rooms.ts'
import type { DocumentSockets } from './accept.ts'

/** Counts what is there at this moment. */
export function collectGauges(sockets: DocumentSockets, rooms: RoomRegistry): Gauges {
  const open = [...sockets.connections].filter(({ isOpen }) => isOpen)
  const people = open.filter(({ actor }) => actor.kind === 'person').length
  const all = [...rooms.openRooms()]
  return {
    people,
    services: open.length - people,
    entering: sockets.connections.size - open.length,
    rooms: all.length,
    members: sum(all.map(({ members }) => members.size)),
    presences: sum(all.map(({ presence }) => presence.size)),
    slowReaders: open.filter(({ isSlow }) => isSlow).length,
    heldSenders: sockets.heldSenders(),
    unstoredBytes: rooms.unstoredBytes,
    documentBytes: rooms.documentBytes,
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
