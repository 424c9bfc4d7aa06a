import { desc, eq } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { type CustomerStep, type Interest, VIEWING_LINK_ACTOR } from '#domain/viewing/customer.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import { viewingAnswers } from '../schema.ts'
import { setUnsuited, takeBackUnsuited } from '../shortlists/unsuited.ts'
import { changeViewing, type ViewingPatch, type ViewingRecord } from './records.ts'

/** More than anybody says of one viewing: whoever presses on speaks with the agent. */
export const MOST_ANSWERS = 40

export type CustomerAnswer = {
  step: CustomerStep
  /** What of the viewing it changes. */
  patch: ViewingPatch
  interest?: Interest
  words?: string
  now: Date
}

/**
 * What a customer has pressed, in one transaction with what it changes: a time that somebody else has taken meanwhile is `taken`, and a viewing that was
 * changed since the page was read is `changed`: then nothing is kept. The same again is no news.
 */
export async function answerViewing(
  db: PaceDb,
  read: ViewingRecord,
  answer: CustomerAnswer,
): Promise<'kept' | 'changed' | 'taken' | 'enough'> {
  try {
    return await db.transaction(async (tx) => {
      const kept = await tx.$count(viewingAnswers, eq(viewingAnswers.viewingId, read.id))
      if (kept >= MOST_ANSWERS) return 'enough'
      const change = { patch: answer.patch, onlyAsRead: true, actor: VIEWING_LINK_ACTOR }
      const viewing = await changeViewing(tx, read, change)
      if (!viewing) return 'changed'
      await keepAnswer(tx, viewing, answer)
      return 'kept'
    })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') return 'taken'
    throw error
  }
}

async function keepAnswer(
  tx: PaceDb,
  viewing: ViewingRecord,
  { step, interest, words = '', now }: CustomerAnswer,
): Promise<void> {
  const { id: viewingId, leadId, listingId, agentId, startsAt } = viewing
  const before = await listAnswers(tx, viewingId)
  const last = before.find((one) => (one.step === 'feedback') === (step === 'feedback'))
  const said = { step, interest: interest ?? null, words, startsAt }
  if (last && isSame(last, said)) return
  const at = now.toISOString()
  const [row] = await tx
    .insert(viewingAnswers)
    .values({ viewingId, ...said, at })
    .returning({ id: viewingAnswers.id })
  if (!row || !leadId) return
  if (step === 'feedback' && listingId) {
    const about = { leadId, listingId, saidBy: VIEWING_LINK_ACTOR, now }
    if (interest === 'no') await setUnsuited(tx, about, true)
    else await takeBackUnsuited(tx, about)
  }
  // The lead's log says what a customer did, and who is to hear of it: never in which words.
  const told = { viewingAnswer: row.id, viewingId, listingId, hostId: agentId, step }
  await appendEvents(tx, [
    {
      resource: 'lead',
      key: leadId,
      old: {},
      new: told,
      actor: VIEWING_LINK_ACTOR,
      documentSeq: null,
    },
  ])
}

type Said = Pick<typeof viewingAnswers.$inferSelect, 'step' | 'interest' | 'words' | 'startsAt'>

function isSame(one: Said, other: Said): boolean {
  return (
    one.step === other.step &&
    one.interest === other.interest &&
    one.words === other.words &&
    Date.parse(one.startsAt) === Date.parse(other.startsAt)
  )
}

/** What a customer said of a viewing, the latest first. */
export async function listAnswers(db: PaceDb, viewingId: string) {
  return db
    .select()
    .from(viewingAnswers)
    .where(eq(viewingAnswers.viewingId, viewingId))
    .orderBy(desc(viewingAnswers.at), desc(viewingAnswers.id))
    .limit(MOST_ANSWERS)
}
