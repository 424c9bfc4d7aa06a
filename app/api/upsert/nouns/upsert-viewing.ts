import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { ViewingRecord } from '#db/pace/viewings/records.ts'
import { requirePerson } from '../../caller/caller.ts'
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
  const { leadId, listingId, agentId, ...given } = parse(ViewingRowSchema, row.fields, 'The row')
  const known = await findNamed(row, 'viewing', {
    byId: async (id) => (await findViewing(db, actor, id))?.id,
  })
  if (known !== null) {
    const viewing = await findViewing(db, actor, known)
    if (!viewing) throw missing('viewing', 'id')
    requireSame(viewing, { leadId, listingId, agentId })
    const changed = await changeOfViewing(db, actor, { viewing, given, onlyAsRead: false })
    const isSame = JSON.stringify(changed) === JSON.stringify(viewing)
    return written(known, isSame ? 'unchanged' : 'changed')
  }
  const { status, feedback, startsAt, endsAt } = given
  const said = Object.entries({ leadId, listingId, agentId, startsAt, endsAt })
  const asked = Object.fromEntries(said.filter(([, value]) => value !== undefined))
  const viewing = parse(NewViewingSchema, asked, 'The row')
  const more = { id: recordIdOf(upserting, 'viewing', row), status, feedback }
  const made = await bookViewing({ db }, actor, viewing, more)
  return written(made.id, 'created')
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
