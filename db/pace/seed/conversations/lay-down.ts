import { sql } from 'drizzle-orm'
import { KEEP_FILES_TASK } from '#domain/message/keep-files-task.ts'
import type { PaceDb } from '../../client.ts'
import { addJob } from '../../jobs/queue.ts'
import { insertRows } from '../../query/insert-rows.ts'
import * as schema from '../../schema.ts'
import type { SeededConversation } from './make-conversation.ts'

/** Statements queue up on the one connection of the transaction: tables after those that they point at. */
export async function layDownConversations(
  tx: PaceDb,
  made: readonly SeededConversation[],
): Promise<void> {
  const mails = made.flatMap(({ arrivals }) => arrivals)
  const messages = made.flatMap((one) => one.messages)
  if (mails.length > 0) await tx.insert(schema.arrivals).values(mails)
  await insertRows(tx, schema.communications, messages)
  const kept = made.map(({ conversation }) => conversation)
  await insertRows(tx, schema.conversations, kept)
  const [reads, checks] = [made.flatMap((one) => one.reads), made.flatMap((one) => one.checks)]
  await insertRows(tx, schema.conversationReads, reads)
  await insertRows(tx, schema.outreachChecks, checks)
  for (const { id, arrivalId } of messages)
    if (id && arrivalId)
      await addJob(tx, { task: KEEP_FILES_TASK, payload: { id }, key: `${KEEP_FILES_TASK}:${id}` })
}

/**
 * Does the work while no trigger keeps the list of conversations: the seed writes it, each contact's messages all at once. One lock for each
 * contact until the transaction ends would be too many of a large brokerage.
 */
export async function withoutKeeping(tx: PaceDb, work: () => Promise<void>): Promise<void> {
  await tx.execute(sql`alter table communications disable trigger communications_added`)
  await work()
  await tx.execute(sql`alter table communications enable trigger communications_added`)
}
