import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { questions } from '../schema.ts'

export type NewQuestion = Omit<typeof questions.$inferInsert, 'id' | 'at'>

/** Keeps who asked what, how it was understood and what came of it. */
export async function insertQuestion(db: PaceDb, question: NewQuestion): Promise<void> {
  await db.insert(questions).values(question)
}

const MOST_LOOKED_AT = 60
const MOST_LISTED = 15

/** What somebody asked last and was answered, each question once, the newest first. */
export async function listQuestions(
  db: PaceDb,
  personId: string,
): Promise<{ question: string; plan: unknown }[]> {
  const rows = await db
    .select({ question: questions.question, plan: questions.plan })
    .from(questions)
    .where(
      and(
        eq(questions.personId, personId),
        eq(questions.outcome, 'answered'),
        isNotNull(questions.plan),
      ),
    )
    .orderBy(desc(questions.at), desc(questions.id))
    .limit(MOST_LOOKED_AT)
  const seen = new Set<string>()
  const fresh = rows.filter(({ question }) => !seen.has(question) && seen.add(question))
  return fresh.slice(0, MOST_LISTED)
}
