import type { z } from 'zod'

/**
 * The parts of an answer that is still being written which are whole: a part is, when the next one has begun. One that is not
 * of its shape is left out.
 */
export function wholeParts(partial: unknown, schema: z.ZodObject): Record<string, unknown> {
  return partsOf(partial, schema, -1)
}

/** The parts of an answer that has ended which are of their shape. */
export function salvage(answer: unknown, schema: z.ZodObject): Record<string, unknown> {
  return partsOf(answer, schema, Infinity)
}

function partsOf(answer: unknown, { shape }: z.ZodObject, end: number): Record<string, unknown> {
  if (typeof answer !== 'object' || answer === null) return {}
  const written = Object.entries(answer).slice(0, end)
  return Object.fromEntries(
    written.flatMap(([key, value]) => {
      const schema = Object.hasOwn(shape, key) ? shape[key] : undefined
      const read = (schema as z.ZodType | undefined)?.safeParse(value)
      return read?.success ? [[key, read.data] as const] : []
    }),
  )
}
