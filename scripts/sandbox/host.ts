import { getRequestListener } from '@hono/node-server'
import type { Logger } from '#service/log.ts'
import { openBook } from './book/book.ts'
import { requireReady } from './book/require.ts'
import { createControl } from './control.ts'
import { createDescribe } from './describe.ts'
import { createRoom } from './database/room.ts'
import { createDatabases } from './database/databases.ts'
import { createServer } from './database/server.ts'
import type { SandboxEnv } from './env.ts'
import { type Answer, createAnswer } from './http/answer.ts'
import { createDoors } from './http/doors.ts'
import { createLife } from './life.ts'
import { createKeeper } from './services/keeper.ts'
import { createWaker } from './services/waker.ts'

export type Host = Awaited<ReturnType<typeof startHost>>

const TIDIES_EVERY_MS = 10 * 60_000

type Options = { env: SandboxEnv; root: string; log: Logger }

/** Makes, wakes, resets and removes sandboxes. What was cut off when it last ended is brought to its end first. */
export async function startHost({ env, root, log }: Options) {
  const { home, limits, proxies } = env
  const book = openBook(home)
  const server = createServer({ home, serverUrl: env.serverUrl, log })
  const databases = createDatabases({ home, root, server })
  const doors = createDoors({ template: env.url, book, answer: () => answer })
  const { urlOf } = doors
  const keeper = createKeeper({
    wake: createWaker({ book, server, databases, urlOf, root, env, log }),
    limits,
    log,
    onSleep: (id, usedAt) => {
      const sandbox = book.find(id)
      if (sandbox) book.put({ ...sandbox, usedAt: new Date(usedAt).toISOString() })
    },
  })
  const describe = createDescribe({ keeper, urlOf, keptMs: limits.keptMs })
  const room = createRoom(databases, limits.bytes)
  const life = createLife({ book, databases, keeper, doors, limits, log })
  /** What it held before counts no more. */
  const reset = (id: string) => life.reset(id).then(() => room.forget(id))
  const find = (id: string) => requireReady(book, id)
  const control = createControl({ find, describe, keeper, urlOf, reset, log })
  const steer: Answer = (id, request, response) =>
    void getRequestListener(control(id).fetch)(request, response)
  const answer: Answer = createAnswer({ book, keeper, room, urlOf, proxies, steer, log })

  for (const sandbox of book.all()) await doors.open(sandbox)
  const tidyUp = () =>
    life
      .tidyUp()
      .catch((error: unknown) => log.error({ err: error }, 'sandboxes were not tidied up'))
  let tidying = tidyUp()
  const tidies = setInterval(() => (tidying = tidying.then(tidyUp)), TIDIES_EVERY_MS)
  tidies.unref()
  return {
    answer,
    idOf: doors.idOf,
    list: () => book.all().map(describe),
    make: async (wanted: Parameters<typeof life.make>[0]) => {
      const { sandbox, secret } = await life.make(wanted)
      return { sandbox: describe(sandbox), secret }
    },
    reset,
    remove: life.remove,
    async close(): Promise<void> {
      clearInterval(tidies)
      await doors.close()
      await tidying
      await keeper.close()
      await server.close()
    },
  }
}
