import { z } from 'zod'
import { PARTY_ROLES } from '#domain/call/fields.ts'

const PartialSchema = z.object({ text: z.string(), role: z.enum(PARTY_ROLES), beginMs: z.number() })
const StateSchema = z.object({ partials: z.record(z.string(), z.unknown()) })

export type Partial = z.infer<typeof PartialSchema> & { party: string }

/** The half-spoken words in a room's awareness, in the order in which they began. */
export function readPartials(states: Iterable<unknown>): Partial[] {
  const spoken = [...states].flatMap((state) => {
    const parsed = StateSchema.safeParse(state)
    return parsed.success ? Object.entries(parsed.data.partials) : []
  })
  return spoken
    .flatMap(([party, value]) => {
      const parsed = PartialSchema.safeParse(value)
      return parsed.success && parsed.data.text.trim() ? [{ party, ...parsed.data }] : []
    })
    .toSorted((a, b) => a.beginMs - b.beginMs)
}
