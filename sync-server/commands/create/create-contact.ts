import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findContactByDetails } from '#db/pace/contacts/identities.ts'
import { can } from '#domain/access/access.ts'
import type { PersonDetails } from '#domain/contact/identities.ts'
import { DomainError } from '#domain/errors.ts'
import { z } from 'zod'
import type { Rooms } from '../../rooms/documents-api.ts'
import type { Answer } from '../caller/answer-once.ts'
import type { Caller } from '../caller/caller.ts'
import { createRecord, type NewRecord } from './create-record.ts'

type Deps = { db: PaceDb; rooms: Pick<Rooms, 'create'> }
const text = z.string().nullable().catch(null)
const DetailsSchema = z.object({ name: text, phone: text, email: text })

/** A contact by hand. Somebody with this phone or e-mail is known already: that one is to be used, and is not made twice. */
export async function createContact(
  deps: Deps,
  { caller, ...record }: NewRecord & { caller: Caller },
): Promise<Answer> {
  const details = DetailsSchema.parse(record.fields)
  if (!details.name && !details.phone && !details.email && !record.fields['nameAr'])
    throw new DomainError(
      'invalid',
      'A contact needs a name, a phone or an e-mail.',
      [{ path: 'name', message: 'is missing' }],
      { key: 'contactNeedsSomething' },
    )
  return createRecord(deps, {
    ...record,
    async store(tx, answer) {
      await refuseKnown(tx, details, caller)
      await record.store?.(tx, answer)
    },
  })
}

async function refuseKnown(tx: PaceDb, details: PersonDetails, { actor }: Caller): Promise<void> {
  const known = await findContactByDetails(tx, details)
  if (!known) return
  const facts = (await findContactFacts(tx, [known.id])).get(known.id)
  if (!facts || !can(actor, 'read', 'contact', facts))
    throw new DomainError('conflict', 'A colleague knows somebody with this phone or e-mail.', [], {
      key: 'contactOfColleague',
    })
  const name = known.name ?? 'Somebody'
  throw new DomainError(
    'conflict',
    `${name} has this phone or e-mail already.`,
    [{ path: 'contact', message: known.id }],
    { key: 'contactKnown', with: { name } },
  )
}
