import { z } from 'zod'

/** What a broken rule is called and names, for whoever says it in another language than that of its message. */
export const SaidSchema = z.object({
  key: z.string(),
  with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Said = z.infer<typeof SaidSchema>

/** What a schema says of a value that it does not take, named for other languages: `schema.refine(…, named(message, key))`. */
export function named(message: string, key: string): { error: string; params: { said: Said } } {
  return { error: message, params: { said: { key } } }
}
