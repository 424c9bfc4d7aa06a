import { z } from 'zod'
import type { Annotation } from '../annotation.ts'

const SecretSchema = z.object({ segmentId: z.string(), text: z.string() })

/** The map `spoken` of `sensitive:<call>`, or a copy of it. */
export type Spoken = { entries(): Iterable<[string, unknown]> }

/** What was said where the call holds a mask, out of `sensitive:<call>`; a correction's words before the first hearing's. */
export function spokenWords(
  spoken: Spoken,
  { id, segmentId }: Pick<Annotation, 'id' | 'segmentId'>,
): string | null {
  const place = /^sensitive-(\d+)-/.exec(id)?.[1]
  let latest = { revision: -1, text: null as string | null }
  for (const [key, value] of spoken.entries()) {
    const secret = SecretSchema.safeParse(value)
    const [, revision, index] = /:(\d+):(\d+)$/.exec(key) ?? []
    if (!secret.success || secret.data.segmentId !== segmentId || index !== place) continue
    if (Number(revision) > latest.revision) {
      latest = { revision: Number(revision), text: secret.data.text }
    }
  }
  return latest.text
}
