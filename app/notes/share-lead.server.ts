import { can, type Facts } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { whenProjected } from '../api/http/projected.ts'
import type { requirePerson } from '../pages/context.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'

type Who = Pick<ReturnType<typeof requirePerson>, 'db' | 'actor' | 'session'> & {
  deps: { commands: Pick<Commands, 'forPerson'> }
}

/**
 * Lets colleagues work on a lead, or no longer, as far as whoever asks may decide that. Done once the row says so: whoever is told of it next looks at
 * once. Null where they may not; else whether it changed anything.
 */
export async function shareLead(
  { db, actor, session, deps }: Who,
  lead: { id: string; facts: Facts },
  change: { addIds: string[] } | { removeIds: string[] },
): Promise<boolean | null> {
  if (!can(actor, 'share', 'lead', lead.facts)) return null
  const runner = deps.commands.forPerson(session)
  const { undoable, seq } = await runner.run(documentName('lead', lead.id), 'share', change)
  await whenProjected(() => findLeadRecord(db, 'all', lead.id), seq)
  return undoable === true
}
