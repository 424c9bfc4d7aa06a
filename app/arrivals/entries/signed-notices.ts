import { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import type { Channel } from '#domain/arrival/arrival.ts'
import type { ApiEnv } from '../../api/caller/caller.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../../api/caller/limits.ts'
import { createProblemHandler } from '../../api/caller/problems.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import type { Door } from '../doors/doors.server.ts'
import { keepForLater } from '../take-in.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** How a network tells of what happens there: what is special to it. */
export type Notices = {
  channel: Channel
  path: string
  mostBytes: number
  /** Throws `unauthenticated` for what its network has not signed: over the very bytes that came. */
  requireSigned: (
    door: Door,
    body: Bytes,
    header: (name: string) => string | undefined,
  ) => void | Promise<void>
  /** Each thing that a notice tells of as a text of its own: whatever came with it, the same thing is the same text. */
  partsOf: (body: Bytes) => Bytes[]
  /** Of networks that tell of all numbers of an account at one address: which one a part is about, and which one a way in is. */
  numbers?: {
    ofPart: (part: Bytes) => string | null
    ofDoor: (door: Door) => Numbered | null
  }
  /** What a network asks before it sends anything to an address. */
  answerChallenge?: (door: Door, asked: Readonly<Record<string, string>>) => string
}

/** A number of the house, and by what its account signs: who signs for one speaks for all numbers of it, and for no other. */
export type Numbered = { number: string; account: string }

/**
 * The way in of networks that push: to an address with a key, signed. A notice is kept, each thing that it tells of by itself, and answered at
 * once; the queue reads it. So what is sent again, alone or among others, is known.
 */
export function createNoticeRoutes(deps: ApiDeps, ways: readonly Notices[]): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  routes.onError(createProblemHandler(deps))
  for (const way of ways) mount(routes, deps, way)
  return routes
}

function mount(routes: Hono<ApiEnv>, deps: ApiDeps, way: Notices): void {
  const { channel, path, mostBytes, requireSigned, partsOf, answerChallenge } = way
  const doorOf = async (key: string): Promise<Door> => {
    const door = await deps.doors.find(channel, key)
    if (door) return door
    throw new DomainError('notFound', 'There is no such address, or it was closed.')
  }
  routes.use(`${path}/*`, limitRate(LIMITS.address, addressKey), limitBody(mostBytes))
  if (answerChallenge)
    routes.get(`${path}/:key`, async (c) =>
      c.text(answerChallenge(await doorOf(c.req.param('key')), c.req.query())),
    )
  routes.post(`${path}/:key`, async (c) => {
    const door = await doorOf(c.req.param('key'))
    const body = new Uint8Array(await c.req.arrayBuffer())
    await requireSigned(door, body, (name) => c.req.header(name))
    const doorIdOf = await doorsByNumber(deps, way, door)
    for (const part of partsOf(body)) {
      await keepForLater(deps.db, {
        channel,
        doorId: doorIdOf(part),
        sender: { name: `service:${channel}` },
        contentType: 'application/json',
        body: part,
      })
    }
    return c.json({ isKept: true })
  })
}

/** By which door a part came: that of its number, where it is one of the account that signed, or else the one whose address it was sent to. */
async function doorsByNumber({ doors }: ApiDeps, { channel, numbers }: Notices, door: Door) {
  const own = numbers?.ofDoor(door)
  if (!numbers || !own) return () => door.id
  const known = (await doors.list(channel)).flatMap((one) => {
    const named = numbers.ofDoor(one)
    return named?.account === own.account ? [[named.number, one.id] as const] : []
  })
  const byNumber = new Map([...known, [own.number, door.id]])
  return (part: Bytes) => byNumber.get(numbers.ofPart(part) ?? '') ?? door.id
}
