import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { FolderState } from '#domain/arrival/mailbox.ts'
import type { PaceDb } from '../client.ts'
import { doors, mailboxes, mailboxFolders } from '../schema.ts'

export type MailboxFolder = typeof mailboxFolders.$inferSelect
type Place = Pick<MailboxFolder, 'doorId' | 'path'>

/** A mailbox that is to be read here; `version` is another one once its settings or its secret are. */
export type HeldMailbox = { doorId: string; version: string }

/**
 * The open mailboxes that `holder` may read for so long: those it has, and those that nobody reads any more. What it does not get back
 * it has to leave.
 */
export async function holdMailboxes(
  db: PaceDb,
  { holder, leaseMs }: { holder: string; leaseMs: number },
): Promise<HeldMailbox[]> {
  return db.execute<HeldMailbox>(sql`
    with held as (
      insert into mailboxes as m (door_id, held_by, held_until)
      select id, ${holder}, clock_timestamp() + ${leaseMs} * interval '1 millisecond' from doors
      where channel = 'mailbox' and closed_at is null
      on conflict (door_id) do update set held_by = excluded.held_by, held_until = excluded.held_until
      where m.held_by is null or m.held_by = excluded.held_by or m.held_until < clock_timestamp()
      returning door_id
    )
    select held.door_id as "doorId", md5(coalesce(encode(doors.secret, 'hex'), '') || doors.settings::text) as version
    from held join doors on doors.id = held.door_id order by held.door_id`)
}

/** Others may take them at once. */
export async function letMailboxesGo(db: PaceDb, holder: string): Promise<void> {
  await db.update(mailboxes).set({ heldBy: null }).where(eq(mailboxes.heldBy, holder))
}

/**
 * Whether this mailbox is still `holder`'s, kept so until the transaction ends: what somebody else reads by now, or nobody may read any
 * more, is not written down by this one.
 */
export async function isStillHeld(tx: PaceDb, doorId: string, holder: string): Promise<boolean> {
  const rows = await tx
    .select({ id: mailboxes.doorId })
    .from(mailboxes)
    .innerJoin(doors, eq(doors.id, mailboxes.doorId))
    .where(and(eq(mailboxes.doorId, doorId), eq(mailboxes.heldBy, holder), isNull(doors.closedAt)))
    .for('update', { of: mailboxes })
  return rows.length > 0
}

/** How far it was read. */
export async function findMailboxFolder(
  db: PaceDb,
  { doorId, path }: Place,
): Promise<MailboxFolder | null> {
  const [row] = await db
    .select()
    .from(mailboxFolders)
    .where(and(eq(mailboxFolders.doorId, doorId), eq(mailboxFolders.path, path)))
  return row ?? null
}

type ReadUpTo = Place & { uidValidity: number; lastUid: number; isAll?: boolean }

/** So far it was read now: never less far, unless its numbers mean other mails. */
export async function markReadUpTo(tx: PaceDb, { isAll, ...upTo }: ReadUpTo): Promise<void> {
  const { uidValidity, lastUid } = upTo
  const readAt = isAll ? sql`now()` : undefined
  await tx
    .insert(mailboxFolders)
    .values({ ...upTo, ...(readAt ? { readAt } : {}) })
    .onConflictDoUpdate({
      target: [mailboxFolders.doorId, mailboxFolders.path],
      set: {
        uidValidity,
        lastUid: sql`case when ${mailboxFolders.uidValidity} = ${uidValidity}
          then greatest(${mailboxFolders.lastUid}, ${lastUid}) else ${lastUid} end`,
        ...(readAt ? { readAt } : {}),
      },
    })
}

type Standing = Place & { state: FolderState; problem?: string; retryInMs?: number | null }

/** How reading it stands, for whoever opened it. */
export async function noteFolderState(db: PaceDb, standing: Standing): Promise<void> {
  const { doorId, path, state, problem = '', retryInMs = null } = standing
  const retryAt = retryInMs === null ? null : sql`now() + ${retryInMs} * interval '1 millisecond'`
  const changed = { state, problem, retryAt }
  await db
    .insert(mailboxFolders)
    .values({ doorId, path, ...changed })
    .onConflictDoUpdate({
      target: [mailboxFolders.doorId, mailboxFolders.path],
      set: {
        ...changed,
        changedAt: sql`case when ${mailboxFolders.state} = ${state} then ${mailboxFolders.changedAt} else now() end`,
      },
    })
}

/** Of all mailboxes that are open. */
export async function listMailboxFolders(db: PaceDb): Promise<MailboxFolder[]> {
  const rows = await db
    .select({ folder: mailboxFolders })
    .from(mailboxFolders)
    .innerJoin(doors, eq(doors.id, mailboxFolders.doorId))
    .where(isNull(doors.closedAt))
    .orderBy(asc(mailboxFolders.doorId), asc(mailboxFolders.path))
    .limit(500)
  return rows.map(({ folder }) => folder)
}
