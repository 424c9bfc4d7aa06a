import type { Logger } from '#service/log.ts'
import { openBook } from './book/book.ts'
import type { Sandbox } from './book/sandbox.ts'
import { createDatabases } from './database/databases.ts'
import { createServer } from './database/server.ts'
import type { SandboxEnv } from './env.ts'
import { type Answer, createAnswer } from './http/answer.ts'
import { createDoors } from './http/doors.ts'
import { createLife } from './life.ts'
import { createKeeper } from './services/keeper.ts'
import { createWaker } from './services/waker.ts'

export type Host = Awaited<ReturnType<typeof startHost>>

/** Makes, wakes, resets and removes sandboxes. What was cut off when it last ended is brought to its end first. */
export async function startHost({
  env,
  root,
  log,
}: {
  env: SandboxEnv
  root: string
  log: Logger
}) {
  const { home, limits } = env
  const book = openBook(home)
  const server = createServer({ home, serverUrl: env.serverUrl })
  const databases = createDatabases({ home, root, server })
  const doors = createDoors({ template: env.url, book, answer: () => answer })
  const { urlOf } = doors
  const keeper = createKeeper({
    wake: createWaker({ book, server, databases, urlOf, root, env }),
    limits,
    onSleep: (id, usedAt) => {
      const sandbox = book.find(id)
      if (sandbox) book.put({ ...sandbox, usedAt: new Date(usedAt).toISOString() })
    },
  })
  const answer: Answer = createAnswer({ book, keeper, urlOf, log })
  const life = createLife({ book, databases, keeper, doors, limits, log })

  function describe(sandbox: Sandbox) {
    const { id, client, port: _port, version: _version, ...shown } = sandbox
    const usedAt = keeper.usedAt(id) ?? Date.parse(sandbox.usedAt)
    return {
      ...shown,
      id,
      clientId: client.id,
      url: urlOf(sandbox),
      isAwake: keeper.isAwake(id),
      usedAt: new Date(usedAt).toISOString(),
      expiresAt: new Date(usedAt + limits.keptMs).toISOString(),
    }
  }

  for (const sandbox of book.all()) await doors.open(sandbox)
  const carried = life
    .carryOn()
    .catch((error: unknown) => log.error({ err: error }, 'what was cut off was not carried on'))
  return {
    answer,
    idOf: doors.idOf,
    list: () => book.all().map(describe),
    make: async (wanted: Parameters<typeof life.make>[0]) => {
      const { sandbox, secret } = await life.make(wanted)
      return { sandbox: describe(sandbox), secret }
    },
    reset: life.reset,
    remove: life.remove,
    async close(): Promise<void> {
      await doors.close()
      await carried
      await keeper.close()
      await server.close()
    },
  }
}
