import { CLOSE, type CloseCode } from '#domain/documents/close-codes.ts'
import { DomainError } from '#domain/errors.ts'

const KIB = 1024
const MIB = 1024 * KIB

type Unit = 'bytes' | 'messages a second' | 'bytes a second' | 'sockets' | 'seconds' | 'markers'
type Limit = {
  usual: number
  unit: Unit
  env: string
  /** What happens to who exceeds it. `paused`: nothing is read from that socket for a while, and nothing is lost. */
  answer: 'paused' | 'left behind' | 'HTTP 429' | 'HTTP 503' | CloseCode
  what: string
}

/** All that a client may use, in one place. `docs/limits.md` shows the same table. */
export const LIMITS = {
  messageBytes: {
    usual: 16 * MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_MESSAGE_BYTES',
    answer: CLOSE.tooLarge,
    what: 'one message',
  },
  documentBytes: {
    usual: 64 * MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_DOCUMENT_BYTES',
    answer: CLOSE.tooLarge,
    what: 'a document with the part of its log that is not folded',
  },
  presenceBytes: {
    usual: 16 * KIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_PRESENCE_BYTES',
    answer: CLOSE.tooLarge,
    what: 'one state of presence',
  },
  presenceBytesPerSecond: {
    usual: 64 * KIB,
    unit: 'bytes a second',
    env: 'SYNC_LIMIT_PRESENCE_BYTES_PER_SECOND',
    answer: 'paused',
    what: 'new states of presence of one socket; echoes do not count',
  },
  messagesPerSecond: {
    usual: 10_000,
    unit: 'messages a second',
    env: 'SYNC_LIMIT_MESSAGES_PER_SECOND',
    answer: 'paused',
    what: 'messages of one socket, pings among them',
  },
  bytesPerSecond: {
    usual: 16 * MIB,
    unit: 'bytes a second',
    env: 'SYNC_LIMIT_BYTES_PER_SECOND',
    answer: 'paused',
    what: 'messages of one socket',
  },
  personMessagesPerSecond: {
    usual: 2_000,
    unit: 'messages a second',
    env: 'SYNC_LIMIT_PERSON_MESSAGES_PER_SECOND',
    answer: 'paused',
    what: 'all sockets of one person',
  },
  personBytesPerSecond: {
    usual: 4 * MIB,
    unit: 'bytes a second',
    env: 'SYNC_LIMIT_PERSON_BYTES_PER_SECOND',
    answer: 'paused',
    what: 'all sockets of one person',
  },
  serviceMessagesPerSecond: {
    usual: 50_000,
    unit: 'messages a second',
    env: 'SYNC_LIMIT_SERVICE_MESSAGES_PER_SECOND',
    answer: 'paused',
    what: 'all sockets of one machine client',
  },
  serviceBytesPerSecond: {
    usual: 64 * MIB,
    unit: 'bytes a second',
    env: 'SYNC_LIMIT_SERVICE_BYTES_PER_SECOND',
    answer: 'paused',
    what: 'all sockets of one machine client',
  },
  connections: {
    usual: 20_000,
    unit: 'sockets',
    env: 'SYNC_LIMIT_CONNECTIONS',
    answer: 'HTTP 503',
    what: 'all sockets of this process',
  },
  enteringPerAddress: {
    usual: 2_000,
    unit: 'sockets',
    env: 'SYNC_LIMIT_ENTERING_PER_ADDRESS',
    answer: 'HTTP 429',
    what: 'sockets of one address of which it is not known yet whose they are',
  },
  connectionsPerPerson: {
    usual: 200,
    unit: 'sockets',
    env: 'SYNC_LIMIT_CONNECTIONS_PER_PERSON',
    answer: CLOSE.overloaded,
    what: 'sockets of one person',
  },
  connectionsPerService: {
    usual: 10_000,
    unit: 'sockets',
    env: 'SYNC_LIMIT_CONNECTIONS_PER_SERVICE',
    answer: CLOSE.overloaded,
    what: 'sockets of one machine client',
  },
  connectionsPerRoom: {
    usual: 2_000,
    unit: 'sockets',
    env: 'SYNC_LIMIT_CONNECTIONS_PER_ROOM',
    answer: CLOSE.overloaded,
    what: 'sockets on one document',
  },
  inboxBytes: {
    usual: MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_INBOX_BYTES',
    answer: 'paused',
    what: 'received from one socket and not handled yet',
  },
  unstoredBytes: {
    usual: 4 * MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_UNSTORED_BYTES',
    answer: 'paused',
    what: 'updates of one socket that wait for their commit',
  },
  roomUnstoredBytes: {
    usual: 32 * MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_ROOM_UNSTORED_BYTES',
    answer: 'paused',
    what: 'updates to one document that wait for their commit',
  },
  allUnstoredBytes: {
    usual: 256 * MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_ALL_UNSTORED_BYTES',
    answer: 'paused',
    what: 'all updates that wait for their commit',
  },
  unsentBytes: {
    usual: MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_UNSENT_BYTES',
    answer: 'left behind',
    what: 'written to one socket and not taken by it yet',
  },
  slowReaderSeconds: {
    usual: 60,
    unit: 'seconds',
    env: 'SYNC_LIMIT_SLOW_READER_SECONDS',
    answer: CLOSE.overloaded,
    what: 'time to read what is on the way to a socket',
  },
  slowReaderBytesPerSecond: {
    usual: 16 * KIB,
    unit: 'bytes a second',
    env: 'SYNC_LIMIT_SLOW_READER_BYTES_PER_SECOND',
    answer: CLOSE.overloaded,
    what: 'the slowest line: the more is on its way, the more time it has',
  },
  waitingMarkers: {
    usual: 4_096,
    unit: 'markers',
    env: 'SYNC_LIMIT_WAITING_MARKERS',
    answer: CLOSE.overloaded,
    what: 'markers of one socket that wait for their answer',
  },
  memoryBytes: {
    usual: 1024 * MIB,
    unit: 'bytes',
    env: 'SYNC_LIMIT_MEMORY_BYTES',
    answer: CLOSE.overloaded,
    what: 'all open documents; above it idle ones leave and no other is opened',
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS
export type Limits = Readonly<Record<LimitName, number>>

export const LIMIT_NAMES: readonly LimitName[] = Object.keys(LIMITS).filter(isLimitName)

/** Somebody asks for more than there is: closed with the limit's code, and told which it is. */
export class LimitReached extends DomainError {
  readonly limit: LimitName

  constructor(limit: LimitName) {
    super('unavailable', `The server is at a limit (${LIMITS[limit].what}); try again later.`)
    this.limit = limit
  }
}

/** For a close frame. */
export function reasonOf(limit: LimitName, limits: Limits): string {
  const { what, unit } = LIMITS[limit]
  return `${what}: at most ${limits[limit]} ${unit}`
}

/** The usual limits, save for those that are given. */
export function limitsWith(given: Partial<Limits> = {}): Limits {
  const usual = (name: LimitName) => given[name] ?? LIMITS[name].usual
  return Object.fromEntries(LIMIT_NAMES.map((name) => [name, usual(name)])) as Limits
}

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name)
}
