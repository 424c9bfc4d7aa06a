import { desc, eq } from 'drizzle-orm'
import type { AssistcraftDb } from './client.ts'
import { exchanges, modelOutputs } from './schema.ts'

export type ModelOutput = typeof modelOutputs.$inferInsert
export type Exchange = typeof exchanges.$inferInsert

export async function insertModelOutput(db: AssistcraftDb, output: ModelOutput): Promise<void> {
  await db.insert(modelOutputs).values(output)
}

export async function listModelOutputs(
  db: AssistcraftDb,
  callId: string,
): Promise<(typeof modelOutputs.$inferSelect)[]> {
  return db
    .select()
    .from(modelOutputs)
    .where(eq(modelOutputs.callId, callId))
    .orderBy(modelOutputs.at)
}

/** A person's question and what came of it. */
export async function insertExchange(db: AssistcraftDb, exchange: Exchange): Promise<void> {
  await db.insert(exchanges).values(exchange)
}

export async function listExchanges(
  db: AssistcraftDb,
  personId: string,
  limit: number,
): Promise<(typeof exchanges.$inferSelect)[]> {
  return db
    .select()
    .from(exchanges)
    .where(eq(exchanges.personId, personId))
    .orderBy(desc(exchanges.at))
    .limit(limit)
}
