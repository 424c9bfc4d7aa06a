import { z } from 'zod'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'

const StateSchema = z.object({ user: z.object({ name: z.string() }) })

/** The name of whoever set the value of a field, while they are in the document: its item bears their client id. */
export function fieldWriter(
  { doc, awareness }: Pick<LiveDocument, 'doc' | 'awareness'>,
  field: string,
): string | null {
  const client = fieldsIn(doc)._map.get(field)?.id.client
  const state = client === undefined ? null : awareness.getStates().get(client)
  return StateSchema.safeParse(state).data?.user.name ?? null
}
