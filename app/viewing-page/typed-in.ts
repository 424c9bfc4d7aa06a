import { z } from 'zod'
import { withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { INTERESTS, MOST_SAID } from '#domain/viewing/customer.ts'
import type { Typed } from './page/appointment.ts'

const TypedSchema = z.object({
  press: z.enum(['cancel', 'feedback']),
  words: z
    .string()
    .transform((text) => cutCharacters(withoutUnstorable(text), MOST_SAID))
    .catch(''),
  interest: z.enum(INTERESTS).nullable().catch(null),
})

/** What a customer typed with a press that did not work, however it was wrong; null where they typed nothing. */
export function typedIn(form: Record<string, unknown>): Typed | null {
  const { data } = TypedSchema.safeParse(form)
  return data && (data.words.trim() !== '' || data.interest !== null) ? data : null
}
