import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import type { DraftEnd } from '#domain/program/draft.ts'
import type { PaceDb } from '../client.ts'
import { messageDrafts } from '../schema.ts'

type Draft = typeof messageDrafts.$inferSelect
export type NewDraft = Omit<
  typeof messageDrafts.$inferInsert,
  'id' | 'createdAt' | 'ended' | 'endedAt'
>
/** More on one lead were written by nobody who means to send them. */
const MOST_SHOWN = 20

export async function insertDraft(db: PaceDb, draft: NewDraft): Promise<Draft> {
  const [made] = await db.insert(messageDrafts).values(draft).returning()
  if (!made) throw new Error('A draft was not made.')
  return made
}

/** What waits for this person on a lead, the oldest first. */
export async function listDrafts(
  db: PaceDb,
  { personId, leadId }: Pick<Draft, 'personId' | 'leadId'>,
): Promise<Draft[]> {
  const { createdAt, ended, id } = messageDrafts
  return db
    .select()
    .from(messageDrafts)
    .where(
      and(eq(messageDrafts.personId, personId), eq(messageDrafts.leadId, leadId), isNull(ended)),
    )
    .orderBy(asc(createdAt), asc(id))
    .limit(MOST_SHOWN)
}

type Ending = Pick<Draft, 'id' | 'personId' | 'leadId'> & { ended: DraftEnd; now: Date }

/** The person has sent it, or thrown it away: whether it was still there. */
export async function endDraft(
  db: PaceDb,
  { id, personId, leadId, ended, now }: Ending,
): Promise<boolean> {
  const rows = await db
    .update(messageDrafts)
    .set({ ended, endedAt: now.toISOString() })
    .where(
      and(
        eq(messageDrafts.id, id),
        eq(messageDrafts.personId, personId),
        eq(messageDrafts.leadId, leadId),
        isNull(messageDrafts.ended),
      ),
    )
    .returning({ id: messageDrafts.id })
  return rows.length > 0
}

/** What nobody has sent by then nobody will. */
export async function forgetDrafts(db: PaceDb, before: Date): Promise<void> {
  await db.delete(messageDrafts).where(lt(messageDrafts.createdAt, before.toISOString()))
}
