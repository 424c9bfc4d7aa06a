import { type MockInstance, vi } from 'vitest'
import { Connection } from '../../connection/connection.ts'
import { Relay } from '../../members/relay.ts'
import { Room } from '../../rooms/room.ts'
import { DocumentLog } from '../../updates/document-log.ts'

/** Servers that break a promise, each in one place: what the simulation is there to find. */
export const SABOTAGES = {
  'relays before it commits': { rule: 'S120', spoil: relayAtOnce },
  'calls durable what it has only received': { rule: 'S121', spoil: acknowledgeAtOnce },
  'answers a marker before a slow reader has what it stands for': { rule: 'S122', spoil: overtake },
  'forgets a slow reader': { rule: 'S12[26]', spoil: forgetSlowReaders },
  'resumes one commit too late': { rule: 'S12[26]', spoil: skipOne },
  'forgets whose a closed connection was': { rule: 'S12[267]', spoil: forgetLeavers },
  'folds away what came meanwhile': { rule: 'S12[2567]', spoil: foldTooMuch },
} satisfies Record<string, { rule: string; spoil: () => MockInstance }>

function relayAtOnce(): MockInstance {
  const enqueue = Room.prototype.enqueue
  return vi.spyOn(Room.prototype, 'enqueue').mockImplementation(function (this: Room, entry) {
    enqueue.call(this, entry)
    if (entry.kind !== 'update') return
    this.relay.deliver([{ update: entry.update.bytes, from: entry.from }])
  })
}

function acknowledgeAtOnce(): MockInstance {
  const enqueue = Room.prototype.enqueue
  return vi.spyOn(Room.prototype, 'enqueue').mockImplementation(function (this: Room, entry) {
    enqueue.call(this, entry)
    if (entry.kind === 'update') entry.from.acknowledge(entry.number)
  })
}

function overtake(): MockInstance {
  return vi.spyOn(Relay.prototype, 'afterSent').mockImplementation((_member, action) => {
    action()
    return 0
  })
}

function forgetSlowReaders(): MockInstance {
  return vi.spyOn(Connection.prototype, 'whenDrained').mockImplementation(() => undefined)
}

function skipOne(): MockInstance {
  const contentAfter = DocumentLog.prototype.contentAfter
  return vi.spyOn(DocumentLog.prototype, 'contentAfter').mockImplementation(function (
    this: DocumentLog,
    position,
  ) {
    return contentAfter.call(this, position < 0 ? position : Math.min(position + 1, this.seq))
  })
}

/** As it once was: a commit that nobody can be named for fails, and fails again. */
function forgetLeavers(): MockInstance {
  const { get } = Object.getOwnPropertyDescriptor(Connection.prototype, 'admission') ?? {}
  return vi.spyOn(Connection.prototype, 'admission', 'get').mockImplementation(function (
    this: Connection,
  ) {
    if (!this.isOpen) throw new Error('Nobody has entered by this connection.')
    return get?.call(this)
  })
}

function foldTooMuch(): MockInstance {
  const compacted = DocumentLog.prototype.compacted
  return vi.spyOn(DocumentLog.prototype, 'compacted').mockImplementation(function (
    this: DocumentLog,
    snapshot,
  ) {
    compacted.call(this, snapshot, this.seq)
  })
}
