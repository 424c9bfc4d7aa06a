import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents, type NewEntityEvent } from '#db/pace/events/events.ts'
import { insertProperty } from '#db/pace/properties/change.ts'
import { findCandidates, lockIdentity } from '#db/pace/properties/identity.ts'
import { findPropertyRecord } from '#db/pace/properties/records.ts'
import { authorise, type Actor } from '#domain/access/access.ts'
import { requireChoices } from '#domain/documents/choices.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { parseFacts, PROPERTY_FACTS, type PropertyFields } from '#domain/property/fields.ts'
import { identify } from '#domain/property/identity.ts'
import {
  answerFor,
  type PropertyAnswer,
  type PropertyAsked,
  type PropertyDeps,
} from './property-asked.ts'

const CreateSchema = z.strictObject({
  fields: z.record(z.string(), z.json()),
  /** The home that seems to be known is another one. */
  ifKnown: z.literal('another').optional(),
})
const text = z.string().nullable().catch(null)
const PlaceSchema = z.object({ area: text, building: text, unit: text })

/** A home by hand. What seems to be known already is asked about and not made twice. */
export async function createProperty(
  { db }: PropertyDeps,
  asked: PropertyAsked,
): Promise<PropertyAnswer> {
  const { args, actor, actorName, settings, now, store } = asked
  authorise(actor, 'create', 'property')
  const { fields: given, ifKnown } = parse(CreateSchema, args, 'The command create')
  const fields = parseFacts(given, settings.house)
  requireChoices(PROPERTY_FACTS, fields, { reference: settings.reference })
  const place = PlaceSchema.parse(fields)
  if (!place.area && !place.building) throw placeless()
  const id = asked.key === 'new' ? crypto.randomUUID() : asked.key
  const answer = answerFor(id, new Map())
  await db.transaction(async (tx) => {
    if (await findPropertyRecord(tx, id))
      throw new DomainError('conflict', `${answer.document} exists already.`)
    if (!ifKnown) await refuseKnown(tx, place)
    await store?.(tx, answer)
    const event = await addProperty(tx, {
      id,
      fields: { ...fields, ...keeperOf(actor) },
      actorName,
      now,
    })
    await appendEvents(tx, [event])
  })
  return answer
}

async function refuseKnown(tx: PaceDb, place: z.output<typeof PlaceSchema>): Promise<void> {
  const said = { ...place, permitNumber: null }
  await lockIdentity(tx, said)
  const hasUnit = place.building !== null && place.unit !== null
  const found = identify({ area: place.area, hasUnit }, await findCandidates(tx, said))
  if (found.is !== 'new') throw seemsKnown(found.is === 'known' ? [found.id] : found.ids)
}

/** Asks by naming what is known: the same once more, with `ifKnown: another`, makes another home of it. */
export function seemsKnown(ids: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'This home seems to be in the house already.',
    ids.map((id) => ({ path: 'property', message: id })),
    { key: 'propertyKnown' },
  )
}

function placeless(): DomainError {
  return new DomainError('invalid', 'A property needs a community or a building.', [
    { path: 'building', message: 'is missing' },
  ])
}

/** Who brings a home looks after it. */
function keeperOf(actor: Actor): Partial<PropertyFields> {
  return actor.kind === 'person' ? { agentId: actor.id, teamId: actor.teamId } : {}
}

type Added = { id: string; fields: Partial<PropertyFields>; actorName: string; now: string }

/** Writes the row; its event is for the caller to append, last of the transaction. */
export async function addProperty(
  tx: PaceDb,
  { id, fields, actorName, now }: Added,
): Promise<NewEntityEvent> {
  await insertProperty(tx, id, fields, now)
  const told = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  const values = z.record(z.string(), z.json()).parse(Object.fromEntries(told))
  return {
    resource: 'property',
    key: id,
    old: null,
    new: values,
    actor: actorName,
    documentSeq: null,
  }
}
