import { z } from 'zod'
import { findAnswer, insertAnswer } from '#db/pace/commands/answers.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { readIdempotencyKey, requireSameRequest } from '#service/http/idempotency-key.ts'

const AnswerSchema = z.object({
  document: z.string(),
  seq: z.number().int(),
  generation: z.number().int(),
  result: z.record(z.string(), z.json()).optional(),
  /** Other documents that were changed with it. */
  also: z.array(z.object({ document: z.string(), seq: z.number().int() })).optional(),
  /** Whether it has changed something that `undo` with this `seq` takes back. */
  undoable: z.boolean().optional(),
  /** What an undo left as it is, because somebody has changed it since. */
  left: z
    .array(z.object({ field: z.string(), label: z.string(), by: z.string().nullable() }))
    .optional(),
})
export type Answer = z.infer<typeof AnswerSchema>
/** Stores the answer in the transaction of the commit that it tells of. */
export type StoreAnswer = (tx: PaceDb, answer: Answer) => Promise<void>
type Request = { scope: string; key: string | undefined; body: unknown }

/**
 * Runs `work` once for each key: a repeat has the first one's answer and no second effect, whether it comes later, at
 * the same time or after a crash. The same key with another body is `invalid`.
 */
export async function answerOnce(
  db: PaceDb,
  { scope, key, body }: Request,
  work: (store?: StoreAnswer) => Promise<Answer>,
): Promise<Answer> {
  const asked = readIdempotencyKey(key, body)
  if (!asked) return work()
  const find = async () => {
    const stored = await findAnswer(db, { scope, key: asked.key })
    if (!stored) return null
    requireSameRequest(stored, asked)
    return AnswerSchema.parse(stored.response)
  }
  const earlier = await find()
  if (earlier) return earlier
  try {
    return await work((tx, response) => insertAnswer(tx, { scope, ...asked, response }))
  } catch (error) {
    // Of two at the same time one fails on the key that the other has just stored.
    const meanwhile = await find()
    if (meanwhile) return meanwhile
    throw error
  }
}

type Reached = ReadonlyMap<string, { seq: number; generation: number }>

/** Where the record stands, and with it all documents that were changed along. */
export function answerOf(document: string, reached: Reached, result: Answer['result']): Answer {
  const position = reached.get(document) ?? { seq: 0, generation: 1 }
  const also = [...reached].map(([name, { seq }]) => ({ document: name, seq }))
  return { document, ...position, result, also }
}
