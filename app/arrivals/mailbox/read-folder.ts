import type { ImapFlow } from 'imapflow'
import { z } from 'zod'
import {
  findMailboxFolder,
  isStillHeld,
  markReadUpTo,
  type MailboxFolder,
} from '#db/pace/arrivals/mailboxes.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { ownProblem } from '#domain/arrival/mailbox.ts'
import { MAIL_BYTES } from '../doors/paths.ts'
import { keepForLater } from '../take-in.ts'
import { Trouble } from './trouble.ts'

export type Reading = {
  client: ImapFlow
  db: PaceDb
  doorId: string
  path: string
  /** Who reads here: what somebody else reads by now is left to them. */
  holder: string
  /** When the mailbox was opened to us. */
  since: string
  isStopped: () => boolean
}

/** The mailbox is somebody else's by now, or nobody's. */
export class Lost extends Error {}

const DAY_MS = 24 * 3600_000
/** Clocks of servers differ, and a mail may have been under way. */
const OVERLAP_MS = 2 * DAY_MS

/**
 * Keeps whatever came into the folder since it was read last, each mail with how far that is in one transaction: whatever dies, none is
 * left out and none kept twice. The folder is opened for reading alone: nothing in it is marked as seen, moved or removed.
 */
export async function readFolder(reading: Reading): Promise<void> {
  const { client, db, doorId, path } = reading
  const box = client.mailbox
  if (!box) throw new Trouble('broken', ownProblem('folderNotOpen'))
  const uidValidity = Number(box.uidValidity)
  const known = await findMailboxFolder(db, { doorId, path })
  // Before asking what there is: what comes meanwhile has a higher number, and is read the next time.
  const newest = (box.uidNext ?? 1) - 1
  const uids = await uidsToRead(reading, known, uidValidity)
  for (const uid of uids) {
    if (reading.isStopped()) return
    await keepMail(reading, { uid, uidValidity })
  }
  const lastUid = Math.max(newest, uids.at(-1) ?? 0)
  await inHold(reading, (tx) =>
    markReadUpTo(tx, { doorId, path, uidValidity, lastUid, isAll: true }),
  )
}

async function uidsToRead(
  { client, since }: Reading,
  known: MailboxFolder | null,
  uidValidity: number,
): Promise<number[]> {
  if (known && known.uidValidity === uidValidity) {
    const first = known.lastUid + 1
    // `n:*` names the last one too, even where that is older.
    return inOrder(await client.search({ uid: `${first}:*` }, { uid: true })).filter(
      (uid) => uid >= first,
    )
  }
  // Never read, or all its numbers are new: what was kept already is known by its bytes.
  const from = Date.parse(known?.readAt ?? '') - OVERLAP_MS || Date.parse(since)
  const begin = Math.max(from, Date.parse(since))
  const day = new Date(begin - DAY_MS)
  const found = inOrder(await client.search({ since: day }, { uid: true }))
  return found.length === 0 ? [] : cameSince(client, found, begin)
}

/** Servers find by day. */
async function cameSince(client: ImapFlow, uids: number[], begin: number): Promise<number[]> {
  const late: number[] = []
  for await (const { uid, internalDate } of client.fetch(
    { uid: `${uids[0]}:*` },
    { uid: true, internalDate: true },
    { uid: true },
  )) {
    if (new Date(internalDate ?? 0).getTime() >= begin) late.push(uid)
  }
  return inOrder(late)
}

/** A search that was refused is answered with no list; read as an empty one it would leave mails out. */
function inOrder(uids: unknown): number[] {
  const listed = z.array(z.number()).safeParse(uids).data
  if (!listed) throw new Trouble('broken', ownProblem('searchRefused'))
  return [...new Set(listed)].sort((one, other) => one - other)
}

async function keepMail(
  reading: Reading,
  { uid, uidValidity }: { uid: number; uidValidity: number },
) {
  const { client, doorId, path } = reading
  const mail = await client.fetchOne(
    String(uid),
    { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: MAIL_BYTES } },
    { uid: true },
  )
  if (!mail && inOrder(await client.search({ uid: String(uid) }, { uid: true })).includes(uid)) {
    throw new Trouble('broken', ownProblem('mailWithheld'))
  }
  await inHold(reading, async (tx) => {
    // It was removed before it could be read; or it has no bytes at all.
    if (mail && mail.source && mail.source.length > 0) {
      await keepForLater(tx, {
        channel: 'mailbox',
        doorId,
        sender: { name: 'service:mailbox' },
        contentType: 'message/rfc822',
        headers: headersOf(path, mail),
        body: new Uint8Array(mail.source),
      })
    }
    await markReadUpTo(tx, { doorId, path, uidValidity, lastUid: uid })
  })
}

/** Where it lay and when it came there; of one that is larger than we keep, how large. */
function headersOf(
  folder: string,
  { size = 0, internalDate }: { size?: number; internalDate?: Date | string },
): Record<string, string> {
  const came = new Date(internalDate ?? Number.NaN)
  return {
    folder,
    ...(Number.isNaN(came.getTime()) ? {} : { date: came.toISOString() }),
    ...(size > MAIL_BYTES ? { 'cut-from': String(size) } : {}),
  }
}

function inHold(
  { db, doorId, holder }: Reading,
  write: (tx: PaceDb) => Promise<void>,
): Promise<void> {
  return db.transaction(async (tx) => {
    if (!(await isStillHeld(tx, doorId, holder))) throw new Lost('The mailbox is read elsewhere.')
    await write(tx)
  })
}
