import type { ImapFlow } from 'imapflow'
import { setTimeout as delay } from 'node:timers/promises'
import { noteFolderState } from '#db/pace/arrivals/mailboxes.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { MailboxSettingsSchema, ownProblem } from '#domain/arrival/mailbox.ts'
import { backoff } from '#domain/backoff.ts'
import type { Logger } from '#service/log.ts'
import type { Door, Doors } from '../doors/doors.server.ts'
import { connect, type Connecting } from './connect.ts'
import { Lost, readFolder } from './read-folder.ts'
import { Trouble, troubleOf } from './trouble.ts'

export type Following = Connecting & {
  db: PaceDb
  doors: Pick<Doors, 'byId'>
  holder: string
  log: Pick<Logger, 'warn' | 'error'>
  waits?: Waits
}
type Waits = Record<'away' | 'refused', { firstMs: number; longestMs: number }>

/** A password that was refused is not tried so often that the account is shut. */
const WAITS: Waits = {
  away: { firstMs: 2_000, longestMs: 5 * 60_000 },
  refused: { firstMs: 60_000, longestMs: 30 * 60_000 },
}
/** Even where no bell rings it is looked again. */
const LOOK_AGAIN_MS = 5 * 60_000

/** Reads a folder for as long as it is ours, and comes back whenever its server was away. */
export async function followFolder(
  following: Following,
  { doorId, path }: { doorId: string; path: string },
  signal: AbortSignal,
): Promise<void> {
  const { db, waits = WAITS, log } = following
  let failures = 0
  while (!signal.aborted) {
    try {
      const door = await following.doors.byId(doorId)
      if (!door) return
      await readAndWait(following, { door, path, signal }, () => (failures = 0))
    } catch (error) {
      if (error instanceof Lost) return
      if (signal.aborted) return
      const { state, message } = troubleOf(error)
      const retryInMs = backoff(failures, waits[state === 'away' ? 'away' : 'refused'])
      failures += 1
      log.warn({ door: doorId, path, state, message }, 'a mailbox is not read')
      await noteFolderState(db, { doorId, path, state, problem: message, retryInMs }).catch(
        (err: unknown) => log.error({ err }, 'how a mailbox stands was not kept'),
      )
      await delay(retryInMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

type Place = { door: Door; path: string; signal: AbortSignal }

async function readAndWait(following: Following, { door, path, signal }: Place, well: () => void) {
  const { db, holder } = following
  const client = await connect(door, following)
  // Whoever waits for an answer of a server that is gone would wait until the socket's time is over.
  const close = () => client.close()
  signal.addEventListener('abort', close)
  if (signal.aborted) close()
  const bell = createBell(client, signal)
  try {
    await client.mailboxOpen(path, { readOnly: true }).catch(missing)
    const { since } = MailboxSettingsSchema.parse(door.settings)
    const isStopped = () => signal.aborted
    while (!isStopped() && client.usable) {
      bell.hush()
      await readFolder({ client, db, doorId: door.id, path, holder, since, isStopped })
      well()
      await noteFolderState(db, { doorId: door.id, path, state: 'reading' })
      // It ends when it is asked for something else, or the connection does: the bell tells of both.
      client.idle().catch(() => undefined)
      await bell.rung(LOOK_AGAIN_MS)
    }
    if (!isStopped()) throw new Trouble('away', ownProblem('connectionClosed'))
  } finally {
    bell.remove()
    signal.removeEventListener('abort', close)
    close()
  }
}

/** A server that answers NO to the opening of a folder has none of that name, or none for us. */
function missing(error: unknown): never {
  const { state, message } = troubleOf(error)
  throw new Trouble(state === 'broken' ? 'missing' : state, message)
}

/** Rings when something came, the connection ended, or nobody wants it any more; also while nobody listens. */
function createBell(client: ImapFlow, signal: AbortSignal) {
  let isRung = false
  let wake = () => {}
  const ring = () => {
    isRung = true
    wake()
  }
  client.on('exists', ring)
  client.on('close', ring)
  signal.addEventListener('abort', ring)
  return {
    hush: () => {
      isRung = false
    },
    rung: async (ms: number) => {
      if (isRung || signal.aborted || !client.usable) return
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, ms)
      })
      clearTimeout(timer)
    },
    remove: () => {
      client.off('exists', ring)
      client.off('close', ring)
      signal.removeEventListener('abort', ring)
    },
  }
}
