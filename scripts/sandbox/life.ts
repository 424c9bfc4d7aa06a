import { ALL_SCOPES } from '#domain/access/token.ts'
import { newClient } from '#service/identity/new-client.ts'
import type { Logger } from '#service/log.ts'
import type { Book } from './book/book.ts'
import { requireRoom, requireSandbox } from './book/require.ts'
import { newSandboxId, type Sandbox } from './book/sandbox.ts'
import type { Databases } from './database/databases.ts'
import type { Doors } from './http/doors.ts'
import type { Keeper } from './services/keeper.ts'
import { createTurns } from './turns/turns.ts'

type Wanted = { name: string; owner: Sandbox['owner'] }
type Options = {
  book: Book
  databases: Databases
  keeper: Keeper
  doors: Doors
  limits: { count: number; each: number }
  log: Pick<Logger, 'error'>
}

/** How a sandbox begins, begins anew and ends. Each step can be cut off: the note in the book says where to go on. */
export function createLife({ book, databases, keeper, doors, limits, log }: Options) {
  const takeTurn = createTurns()

  async function make({ name, owner }: Wanted): Promise<{ sandbox: Sandbox; secret: string }> {
    const { secret, ...client } = newClient(name, ALL_SCOPES.join(' '))
    requireRoom(book, owner, limits)
    const begun = book.put(beginning({ owner, client, version: databases.version }))
    return takeTurn(begun.id, async () => {
      try {
        await databases.lay(begun)
        const made = book.put({ ...(await doors.open(begun)), state: 'ready' })
        // Whoever has just made it is about to ask; who waits for it then hears why it would not.
        keeper.during(made, ({ ready }) => ready.app).catch(() => undefined)
        return { sandbox: made, secret }
      } catch (error) {
        await undo(begun.id).catch((cause: unknown) => log.error({ err: cause }, 'not tidied up'))
        throw error
      }
    })
  }

  async function layAnew(id: string): Promise<void> {
    book.clear(id)
    const { version } = databases
    await databases.lay(requireSandbox(book, id))
    const resetAt = new Date().toISOString()
    book.put({ ...requireSandbox(book, id), state: 'ready', version, resetAt, usedAt: resetAt })
  }

  /** Its processes first, its note last: whoever is cut off here begins here again. */
  async function undo(id: string): Promise<void> {
    await doors.shut(id)
    await keeper.sleep(id)
    await databases.drop({ id })
    book.forget(id)
  }

  return {
    make,
    reset: (id: string) =>
      takeTurn(id, async () => {
        book.put({ ...requireSandbox(book, id), state: 'resetting' })
        await keeper.sleep(id)
        await layAnew(id)
      }),
    remove: (id: string) =>
      takeTurn(id, async () => {
        book.put({ ...requireSandbox(book, id), state: 'removing' })
        await undo(id)
      }),
    /** What was cut off when the host last ended. */
    async carryOn(): Promise<void> {
      for (const { id, state } of book.all()) {
        if (state === 'making' || state === 'removing') await takeTurn(id, () => undo(id))
        if (state === 'resetting') await takeTurn(id, () => layAnew(id))
      }
    },
  }
}

type Beginning = Pick<Sandbox, 'owner' | 'version'> & {
  client: Sandbox['client'] & { name: string }
}

function beginning({ owner, version, client: { name, ...client } }: Beginning): Sandbox {
  const now = new Date().toISOString()
  const times = { createdAt: now, usedAt: now, resetAt: null }
  return { id: newSandboxId(), name, owner, state: 'making', client, port: null, version, ...times }
}
