import type { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { ViewingRecord } from '#db/pace/viewings/records.ts'
import { type PersonActor, requirePerson } from '../../caller/caller.ts'
import {
  bookViewing,
  changeOfViewing,
  findViewing,
  NewViewingSchema,
  ViewingRowSchema,
} from '../../resources/viewings.ts'
import { recordIdOf, type Upserting, type UpsertRow } from './upsert-row.ts'
import { findNamed, missing, type Written } from './written.ts'

/** By its id. Whose viewing it is, and of what, is said once: a row that says otherwise later is refused. */
export async function upsertViewing(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db } = upserting
  const actor = requirePerson(upserting.actor, 'write viewings')
  const said = parse(ViewingRowSchema, row.fields, 'The row')
  const known = await findNamed(row, 'viewing', {
    byId: async (id) => (await findViewing(db, actor, id))?.id,
  })
  if (known !== null) return written(known, await changeKnown({ db, actor }, known, said))
  const { status, feedback, ...asked } = said
  const viewing = parse(NewViewingSchema, asked, 'The row')
  const id = recordIdOf(upserting, 'viewing', row)
  // What another system has agreed on is so: it is not asked again, row by row.
  const agreed = { ...viewing, despiteTaken: true }
  const { isNew } = await bookViewing({ db }, actor, agreed, { id, status, feedback })
  if (isNew) return written(id, 'created')
  // Made before, and forgotten since, or by another request at once: what this row says of it is not to be lost.
  const outcome = await changeKnown({ db, actor }, id, said)
  return written(id, outcome === 'unchanged' ? 'created' : outcome)
}

async function changeKnown(
  { db, actor }: { db: Upserting['db']; actor: PersonActor },
  id: string,
  { leadId, listingId, agentId, ...given }: z.output<typeof ViewingRowSchema>,
): Promise<'changed' | 'unchanged'> {
  const viewing = await findViewing(db, actor, id)
  if (!viewing) throw missing('viewing', 'id')
  requireSame(viewing, { leadId, listingId, agentId })
  const changed = await changeOfViewing(db, actor, {
    viewing,
    given: { ...given, despiteTaken: true },
    onlyAsRead: false,
  })
  return JSON.stringify(changed) === JSON.stringify(viewing) ? 'unchanged' : 'changed'
}

type Fixed = Partial<Pick<ViewingRecord, 'leadId' | 'listingId' | 'agentId'>>

function requireSame(viewing: ViewingRecord, said: Fixed): void {
  const others = (['leadId', 'listingId', 'agentId'] as const).filter(
    (name) => said[name] !== undefined && said[name] !== viewing[name],
  )
  if (others.length === 0) return
  const message = 'is said once; book another viewing'
  const problems = others.map((path) => ({ path, message }))
  throw new DomainError('conflict', `A viewing’s ${others.join(', ')} stays as it is.`, problems)
}

function written(id: string, outcome: Written['outcome']): Written {
  return { outcome, id, document: `viewing:${id}`, seq: 0 }
}
