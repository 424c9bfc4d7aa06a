import { createHash } from 'node:crypto'
import { z } from 'zod'
import { findAnswer, insertAnswer } from '#db/pace/command-answers.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'

const AnswerSchema = z.object({
  document: z.string(),
  seq: z.number().int(),
  generation: z.number().int(),
})
export type Answer = z.infer<typeof AnswerSchema>
/** Stores the answer in the transaction of the commit that it tells of. */
export type StoreAnswer = (tx: PaceDb, answer: Answer) => Promise<void>
type Request = { scope: string; key: string | undefined; body: unknown }

/**
 * Runs `work` once for each key: a repeat has the first one's answer and no second effect, whether it comes later, at
 * the same time or after a crash. The same key with another body is a `conflict`.
 */
export async function answerOnce(
  db: PaceDb,
  { scope, key, body }: Request,
  work: (store?: StoreAnswer) => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return work()
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new DomainError('invalid', 'An Idempotency-Key has 1 to 255 printable ASCII characters.')
  }
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const find = async () => {
    const stored = await findAnswer(db, { scope, key })
    if (!stored) return null
    if (stored.requestHash === requestHash) return AnswerSchema.parse(stored.response)
    throw new DomainError(
      'conflict',
      'This Idempotency-Key was used for another command; take a new one.',
    )
  }
  const earlier = await find()
  if (earlier) return earlier
  try {
    return await work((tx, response) => insertAnswer(tx, { scope, key, requestHash, response }))
  } catch (error) {
    // Of two at the same time one fails on the key that the other has just stored.
    const meanwhile = await find()
    if (meanwhile) return meanwhile
    throw error
  }
}
