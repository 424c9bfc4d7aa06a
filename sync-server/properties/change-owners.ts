import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findStandingContact } from '#db/pace/contacts/identities.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { updateProperty } from '#db/pace/properties/change.ts'
import { deleteOwner, listShares, upsertOwner } from '#db/pace/properties/owners.ts'
import { type Actor, can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import {
  type Owner,
  RemoveOwnerSchema,
  requireShares,
  SetOwnerSchema,
} from '#domain/property/property.ts'
import { commitProperty, requireProperty } from './change-property.ts'
import type { PropertyAnswer, PropertyAsked, PropertyDeps } from './property-asked.ts'

/**
 * Makes a contact an owner, or says how much is theirs. Whoever has a listing of a home may see its owners: so none is named but by
 * who may see that contact.
 */
export async function setOwner(deps: PropertyDeps, asked: PropertyAsked): Promise<PropertyAnswer> {
  const { contactId: named, share } = parse(SetOwnerSchema, asked.args, 'The command setOwner')
  await requireProperty(deps.db, asked, 'write')
  const contactId = await requireOwnContact(deps.db, asked.actor, named)
  return changeOwners(deps, asked, async (tx, owners) => {
    const owner = { contactId, share }
    const next = owners.some((one) => one.contactId === contactId)
      ? owners.map((one) => (one.contactId === contactId ? owner : one))
      : [...owners, owner]
    requireShares(next)
    await upsertOwner(tx, asked.key, owner)
    return next
  })
}

export async function removeOwner(
  deps: PropertyDeps,
  asked: PropertyAsked,
): Promise<PropertyAnswer> {
  const { contactId } = parse(RemoveOwnerSchema, asked.args, 'The command removeOwner')
  await requireProperty(deps.db, asked, 'write')
  return changeOwners(deps, asked, async (tx, owners) => {
    await deleteOwner(tx, asked.key, contactId)
    return owners.filter((one) => one.contactId !== contactId)
  })
}

function changeOwners(
  deps: PropertyDeps,
  asked: PropertyAsked,
  change: (tx: PaceDb, owners: Owner[]) => Promise<Owner[]>,
): Promise<PropertyAnswer> {
  const { key, actorName, now } = asked
  const work = async (tx: PaceDb) => {
    const before = await listShares(tx, key)
    const owners = await change(tx, before)
    if (JSON.stringify(owners) === JSON.stringify(before)) return
    await updateProperty(tx, key, {}, now)
    await appendEvents(tx, [
      {
        resource: 'property',
        key,
        old: { owners: before },
        new: { owners },
        actor: actorName,
        documentSeq: null,
      },
    ])
  }
  return commitProperty(deps, asked, { work })
}

/** The contact of this id, or what it was merged into, for who may see it. */
async function requireOwnContact(db: PaceDb, actor: Actor, id: string): Promise<string> {
  const contact = await findStandingContact(db, id)
  const facts = contact && (await findContactFacts(db, [contact.id])).get(contact.id)
  if (contact && facts && can(actor, 'read', 'contact', facts)) return contact.id
  throw new DomainError('invalid', 'There is no such contact, or you may not see it.', [
    { path: 'contactId', message: 'names no contact that you may see' },
  ])
}
