import { isPersonField } from '#domain/contact/fields.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { PaceDb } from '../client.ts'
import { listLatestEvents } from '../events/events.ts'
import type { TimelineEntry } from './timeline.ts'

/**
 * What has changed of a lead's contact since there is the lead, newest first, as lines of the lead's timeline. Name, phone and e-mail are
 * not among it: the lead's own events tell of those.
 */
export async function listContactChanges(
  db: PaceDb,
  { contactId, since }: { contactId: string; since: string },
  limit: number,
): Promise<TimelineEntry[]> {
  const events = await listLatestEvents(db, 'contact', contactId, limit)
  const document = documentName('contact', contactId)
  return events.flatMap(({ sequence, at, actor, documentSeq, old, new: now }): TimelineEntry[] => {
    const [before, after] = [withoutPerson(old), withoutPerson(now)]
    const isTold = at >= since && before !== null && Object.keys(after ?? {}).length > 0
    if (!isTold) return []
    const id = String(sequence)
    return [{ kind: 'event', id, at, actor, seq: documentSeq, old: before, new: after, document }]
  })
}

function withoutPerson(fields: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!fields) return null
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isPersonField(name)))
}
