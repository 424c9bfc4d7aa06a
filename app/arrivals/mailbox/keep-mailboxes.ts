import { randomUUID } from 'node:crypto'
import { type HeldMailbox, holdMailboxes, letMailboxesGo } from '#db/pace/arrivals/mailboxes.ts'
import { MailboxSettingsSchema } from '#domain/arrival/mailbox.ts'
import { type Following, followFolder } from './follow-folder.ts'

type Options = Omit<Following, 'holder'> & {
  beatMs?: number
  /** So long a process may be silent before another one reads its mailboxes. */
  leaseMs?: number
}
type Kept = { version: string; end: () => void }

/**
 * Reads the mailboxes that admins opened, each in one process of the house: who has one says so again and again, and whoever dies is
 * followed by another. What is opened, closed or changed is seen within a beat.
 */
export function keepMailboxes(options: Options): { stop: () => Promise<void> } {
  const { db, log, beatMs = 3_000, leaseMs = 20_000 } = options
  const holder = randomUUID()
  const kept = new Map<string, Kept>()
  /** Those that were told to end: a beat does not wait for them, but none is begun beside its own earlier self. */
  const ending = new Map<string, Promise<unknown>>()
  let beating: Promise<void> | null = null
  const look = () => {
    beating ??= beat().finally(() => {
      beating = null
    })
  }

  async function beat(): Promise<void> {
    try {
      const held = await holdMailboxes(db, { holder, leaseMs })
      leaveOthers(held)
      for (const mailbox of held) {
        const { doorId } = mailbox
        if (!kept.has(doorId) && !ending.has(doorId)) await begin(mailbox)
      }
    } catch (err) {
      log.error({ err }, 'mailboxes could not be looked after; will be tried again')
    }
  }

  /** What is closed, somebody else's, or set otherwise now. */
  function leaveOthers(held: readonly HeldMailbox[]): void {
    const versions = new Map(held.map(({ doorId, version }) => [doorId, version]))
    for (const [doorId, { version, end }] of kept) {
      if (versions.get(doorId) !== version) end()
    }
  }

  async function begin({ doorId, version }: HeldMailbox): Promise<void> {
    const end = new AbortController()
    const door = await options.doors.byId(doorId)
    // One whose settings cannot be read says so where its state stands, and keeps nobody else from being read.
    const { folders = ['INBOX'] } = MailboxSettingsSchema.safeParse(door?.settings).data ?? {}
    const following = [...new Set(folders)].map((path) =>
      followFolder({ ...options, holder }, { doorId, path }, end.signal),
    )
    const leave = () => {
      if (end.signal.aborted) return
      end.abort()
      kept.delete(doorId)
      ending.set(
        doorId,
        Promise.all(following).then(() => ending.delete(doorId)),
      )
    }
    kept.set(doorId, { version, end: leave })
    // Whoever found that it is not ours any more ends with the others: should it be ours again, all begin anew.
    void Promise.race(following).then(leave)
  }

  const timer = setInterval(look, beatMs)
  look()
  return {
    stop: async () => {
      clearInterval(timer)
      await beating
      for (const { end } of kept.values()) end()
      await Promise.all(ending.values())
      await letMailboxesGo(db, holder)
    },
  }
}
