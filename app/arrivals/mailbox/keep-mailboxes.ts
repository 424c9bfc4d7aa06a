import { randomUUID } from 'node:crypto'
import { type HeldMailbox, holdMailboxes, letMailboxesGo } from '#db/pace/arrivals/mailboxes.ts'
import { MailboxSettingsSchema } from '#domain/arrival/mailbox.ts'
import { type Following, followFolder } from './follow-folder.ts'

type Options = Omit<Following, 'holder'> & {
  beatMs?: number
  /** So long a process may be silent before another one reads its mailboxes. */
  leaseMs?: number
}
type Kept = { version: string; stop: () => Promise<void> }

/**
 * Reads the mailboxes that admins opened, each in one process of the house: who has one says so again and again, and whoever dies is
 * followed by another. What is opened, closed or changed is seen within a beat.
 */
export function keepMailboxes(options: Options): { stop: () => Promise<void> } {
  const { db, log, beatMs = 3_000, leaseMs = 20_000 } = options
  const holder = randomUUID()
  const kept = new Map<string, Kept>()
  let beating: Promise<void> | null = null
  const look = () => {
    beating ??= beat().finally(() => {
      beating = null
    })
  }

  async function beat(): Promise<void> {
    try {
      const held = await holdMailboxes(db, { holder, leaseMs })
      await leaveOthers(held)
      for (const { doorId, version } of held) {
        if (!kept.has(doorId)) kept.set(doorId, { version, stop: await begin(doorId) })
      }
    } catch (err) {
      log.error({ err }, 'mailboxes could not be looked after; will be tried again')
    }
  }

  /** What is closed, somebody else's, or set otherwise now. */
  async function leaveOthers(held: readonly HeldMailbox[]): Promise<void> {
    const versions = new Map(held.map(({ doorId, version }) => [doorId, version]))
    for (const [doorId, { version, stop }] of kept) {
      if (versions.get(doorId) === version) continue
      kept.delete(doorId)
      await stop()
    }
  }

  async function begin(doorId: string) {
    const end = new AbortController()
    const door = await options.doors.byId(doorId)
    // One whose settings cannot be read says so where its state stands, and keeps nobody else from being read.
    const { folders = ['INBOX'] } = MailboxSettingsSchema.safeParse(door?.settings).data ?? {}
    const following = [...new Set(folders)].map((path) =>
      followFolder({ ...options, holder }, { doorId, path }, end.signal),
    )
    return async () => {
      end.abort()
      await Promise.all(following)
    }
  }

  const timer = setInterval(look, beatMs)
  look()
  return {
    stop: async () => {
      clearInterval(timer)
      await beating
      await Promise.all([...kept.values()].map(({ stop }) => stop()))
      await letMailboxesGo(db, holder)
    },
  }
}
