import type { PaceDb } from '../client.ts'
import { questions } from '../schema.ts'

export type NewQuestion = Omit<typeof questions.$inferInsert, 'id' | 'at'>

/** Keeps who asked what, how it was understood and what came of it. */
export async function insertQuestion(db: PaceDb, question: NewQuestion): Promise<void> {
  await db.insert(questions).values(question)
}
