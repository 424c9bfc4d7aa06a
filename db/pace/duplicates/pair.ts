import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'

/** A pair is one row: the smaller id stands first. */
export function inOrder(one: string, other: string) {
  return one < other ? { firstId: one, secondId: other } : { firstId: other, secondId: one }
}

type Step = 'found' | 'different' | 'asked'

/** The log says of each contact that who may be the same has changed: never who, whom its reader may not see. */
export async function tellOfPairs(
  tx: PaceDb,
  ids: Iterable<string>,
  step: Step,
  actor: string,
): Promise<void> {
  const told = [...new Set(ids)].map(
    (key) =>
      ({
        resource: 'contact',
        key,
        old: { duplicates: null },
        new: { duplicates: step },
        actor,
        documentSeq: null,
      }) as const,
  )
  await appendEvents(tx, told)
}
