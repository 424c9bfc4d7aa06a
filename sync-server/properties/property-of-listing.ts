import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { lockProperty } from '#db/pace/properties/change.ts'
import { findCandidates, lockIdentity } from '#db/pace/properties/identity.ts'
import type { PropertyRecord } from '#db/pace/properties/records.ts'
import type { Actor } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { sharedFacts } from '#domain/property/fields.ts'
import { type Identified, identify } from '#domain/property/identity.ts'
import { requireProperty } from './change-property.ts'
import { addProperty, seemsKnown } from './create-property.ts'
import { ChangedMeanwhile } from './property-asked.ts'

type Fields = Record<string, unknown>
export type ListedHome = {
  fields: Fields
  /** The home that seems to be known is another one. */
  ifKnown?: 'another' | undefined
  actor: Actor
  actorName: string
  now: string
}
/** What a listing says once it is of a home, and what its transaction has to do for that; the events are to be appended with its own. */
export type Placed = { fields: Fields; inTransaction: (tx: PaceDb) => Promise<NewEntityEvent[]> }

const text = z.string().min(1).nullable().catch(null)
const SaidSchema = z.object({ area: text, building: text, unit: text, permitNumber: text })
export type Said = z.output<typeof SaidSchema>

/**
 * The home that a new listing is of: the one that it names, the one of its unit or permit, else a new one. Of a known one the listing
 * takes over what it does not say itself. Only who may change a home lists it, for who lists it may see its owners.
 */
export async function placeListing(db: PaceDb, home: ListedHome): Promise<Placed> {
  const { fields, ifKnown } = home
  const named = z.uuid().safeParse(fields['propertyId']).data
  if (named) return onKnown(db, home, named)
  const said = saidIn(fields)
  if (!said) return { fields, inTransaction: async () => [] }
  const found: Identified = ifKnown ? { is: 'new' } : await find(db, said)
  if (found.is === 'doubtful') throw seemsKnown(found.ids)
  return found.is === 'known' ? onKnown(db, home, found.id) : onNew(home, said)
}

/** What a listing says of where it is; null where that is not enough to know a home by. */
export function saidIn(fields: Fields): Said | null {
  const said = SaidSchema.parse(fields)
  return said.building || said.permitNumber ? said : null
}

async function find(db: PaceDb, said: Said): Promise<Identified> {
  const hasUnit = said.building !== null && said.unit !== null
  return identify({ area: said.area, hasUnit }, await findCandidates(db, said))
}

async function onKnown(db: PaceDb, { fields, actor }: ListedHome, id: string): Promise<Placed> {
  const stands = await requireListable(db, actor, id)
  const known = Object.entries(sharedFacts(stands)).filter(([, value]) => value !== null)
  return {
    fields: { ...Object.fromEntries(known), ...fields, propertyId: id },
    // Whoever changes the home now changes this draft too, or has changed what it is made of.
    async inTransaction(tx) {
      const row = await lockProperty(tx, id)
      if (row?.updatedAt !== stands.updatedAt) throw new ChangedMeanwhile()
      return []
    },
  }
}

function onNew({ fields, ifKnown, actorName, now }: ListedHome, said: Said): Placed {
  const id = crypto.randomUUID()
  return {
    fields: { ...fields, propertyId: id },
    async inTransaction(tx) {
      await lockIdentity(tx, said)
      if (!ifKnown && (await find(tx, said)).is !== 'new') throw new ChangedMeanwhile()
      const facts = { ...sharedFacts(fields), ...keeperIn(fields) }
      return [await addProperty(tx, { id, fields: facts, actorName, now })]
    },
  }
}

const KeeperSchema = z.object({
  agentId: z.uuid().nullable().catch(null),
  teamId: z.uuid().nullable().catch(null),
})

/** Who has the listing looks after the home. */
export function keeperIn(fields: Fields): z.output<typeof KeeperSchema> {
  return KeeperSchema.parse(fields)
}

async function requireListable(db: PaceDb, actor: Actor, key: string): Promise<PropertyRecord> {
  try {
    return await requireProperty(db, { key, actor }, 'write')
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error
    throw new DomainError(
      'forbidden',
      'This home is looked after by a colleague; ask them or a manager to hand it over.',
      [{ path: 'property', message: key }],
      { key: 'propertyOfColleague' },
    )
  }
}
