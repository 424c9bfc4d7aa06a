import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { leads, people, tasks } from '../schema.ts'

export type CallBack = {
  id: string
  title: string
  /** Whom it rang, if the call centre knew. */
  agentId: string | null
  leadId: string
  callId: string
  dueAt: string
  createdBy: string
}

/**
 * The task of the lead's owner, else of whoever it rang; a lead that waits for an owner has its own clock, and no task. The
 * same task made again is one.
 */
export async function addCallBack(tx: PaceDb, { agentId, ...task }: CallBack): Promise<void> {
  const [lead] = await tx
    .select({ ownerId: leads.ownerId })
    .from(leads)
    .where(eq(leads.id, task.leadId))
  const ownerId = lead?.ownerId ?? agentId
  if (!ownerId) return
  const [owner] = await tx
    .select({ teamId: people.teamId })
    .from(people)
    .where(eq(people.id, ownerId))
  const row = { ...task, ownerId, teamId: owner?.teamId ?? null }
  const added = await tx.insert(tasks).values(row).onConflictDoNothing().returning()
  const { id: key, createdBy: actor, ...told } = row
  const after = { ...told, listingId: null, doneAt: null }
  await appendEvents(
    tx,
    added.map(() => ({
      resource: 'task' as const,
      key,
      old: null,
      new: after,
      actor,
      documentSeq: null,
    })),
  )
}

/** Somebody talks to the person: what was to be called back is done. */
export async function endCallBacks(
  tx: PaceDb,
  { leadId, at, actor }: { leadId: string; at: string; actor: string },
): Promise<void> {
  const isOpen = and(
    eq(tasks.leadId, leadId),
    isNotNull(tasks.callId),
    eq(tasks.createdBy, actor),
    isNull(tasks.doneAt),
  )
  const ended = await tx.update(tasks).set({ doneAt: at }).where(isOpen).returning({ id: tasks.id })
  await appendEvents(
    tx,
    ended.map(({ id: key }) => ({
      resource: 'task' as const,
      key,
      old: { doneAt: null },
      new: { doneAt: at },
      actor,
      documentSeq: null,
    })),
  )
}
