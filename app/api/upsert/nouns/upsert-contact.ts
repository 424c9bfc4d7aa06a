import { findContactRecord } from '#db/pace/contacts/records.ts'
import { DomainError } from '#domain/errors.ts'
import { leadScope, mayReadLeads } from '../../caller/scopes.ts'
import type { Upserting, UpsertRow } from './upsert-row.ts'
import { changeDocument, findNamed, keyedMaking, made, type Written } from './written.ts'

/** By its id, else by phone and e-mail: the sync server says who has them, as far as the asker may see that contact. */
export async function upsertContact(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  const known = await findNamed(row, 'contact', {
    byId: async (id) =>
      mayReadLeads(actor) && (await findContactRecord(db, leadScope(actor), id))?.id,
  })
  if (known !== null) return changeDocument(upserting, { kind: 'contact', id: known }, row)
  try {
    const { fields } = row
    return made(await runner.run('contact:new', 'create', { fields }, keyedMaking(row)))
  } catch (error) {
    const same =
      error instanceof DomainError && error.code === 'conflict'
        ? error.problems.find(({ path }) => path === 'contact')
        : undefined
    if (!same) throw error
    return changeDocument(upserting, { kind: 'contact', id: same.message }, row)
  }
}
