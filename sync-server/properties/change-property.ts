import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { listDraftIds, lockProperty, updateProperty } from '#db/pace/properties/change.ts'
import { findPropertyFacts } from '#db/pace/properties/facts.ts'
import { findPropertyRecord, type PropertyRecord } from '#db/pace/properties/records.ts'
import { type ActionOn, authorise } from '#domain/access/access.ts'
import { requireChoices } from '#domain/documents/choices.ts'
import { documentName } from '#domain/documents/documents.ts'
import { writeFields } from '#domain/documents/fields.ts'
import { isArchived } from '#domain/documents/record-commands.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import { DomainError } from '#domain/errors.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { isInTheMaking } from '#domain/listing/status.ts'
import { readListing } from '#domain/listing/listing.ts'
import { parse } from '#domain/parse.ts'
import {
  parseFacts,
  PROPERTY_FACTS,
  type PropertyFields,
  sharedFacts,
} from '#domain/property/fields.ts'
import { propertyName } from '#domain/property/property.ts'
import type { Part, Position } from '../rooms/documents-api.ts'
import {
  answerFor,
  ChangedMeanwhile,
  type PropertyAnswer,
  type PropertyAsked,
  type PropertyDeps,
  untilUnchanged,
} from './property-asked.ts'

const FieldsSchema = z.strictObject({
  fields: z.record(z.string(), z.json()),
  /** Refused where the property was changed since. */
  ifUpdatedAt: z.iso.datetime().optional(),
})
const AssignSchema = z.strictObject({ agentId: z.uuid(), teamId: z.uuid().optional() })

/** Sets facts of a home, in its row and in every draft of a listing of it: what was published stays as it was. */
export async function setPropertyFields(
  deps: PropertyDeps,
  asked: PropertyAsked,
): Promise<PropertyAnswer> {
  const { args, settings } = asked
  const { fields: given, ifUpdatedAt } = parse(FieldsSchema, args, 'The command setFields')
  const fields = parseFacts(given, settings.house)
  const stands = await requireProperty(deps.db, asked, 'write')
  requireChoices(PROPERTY_FACTS, fields, {
    reference: settings.reference,
    stands: (field) => valueIn(stands, field),
  })
  return untilUnchanged(() => writeWithDrafts(deps, asked, { fields, ifUpdatedAt }))
}

/** Gives a home to somebody to look after. */
export async function assignProperty(
  deps: PropertyDeps,
  asked: PropertyAsked,
): Promise<PropertyAnswer> {
  const { agentId, teamId } = parse(AssignSchema, asked.args, 'The command assign')
  await requireProperty(deps.db, asked, 'assign')
  const fields = { agentId, ...(teamId ? { teamId } : {}) }
  return writeWithDrafts(deps, asked, { fields })
}

/** The property as it stands, for somebody who may do this with it. */
export async function requireProperty(
  db: PaceDb,
  { key, actor }: Pick<PropertyAsked, 'key' | 'actor'>,
  action: ActionOn<'property'>,
): Promise<PropertyRecord> {
  const [row, facts] = await Promise.all([
    findPropertyRecord(db, key),
    findPropertyFacts(db, [key]),
  ])
  if (!row) throw new DomainError('notFound', `There is no ${propertyName(key)}.`)
  authorise(actor, action, 'property', facts.get(key))
  return row
}

type Wanted = { fields: Record<string, unknown>; ifUpdatedAt?: string | undefined }

async function writeWithDrafts(
  deps: PropertyDeps,
  asked: PropertyAsked,
  { fields, ifUpdatedAt }: Wanted,
): Promise<PropertyAnswer> {
  const { key, actorName, now } = asked
  const shared = sharedFacts(fields)
  const draftsOf = async (db: PaceDb) =>
    Object.keys(shared).length > 0 ? listDraftIds(db, key) : []
  const draftIds = await draftsOf(deps.db)
  const parts = draftIds.map((id) => draftPart(id, { propertyId: key, shared }))
  const work: Work = async (tx, row) => {
    if (ifUpdatedAt && row.updatedAt !== ifUpdatedAt) throw outdated()
    if (String(await draftsOf(tx)) !== String(draftIds)) throw new ChangedMeanwhile()
    const change = diffOf(row, fields)
    if (!change) return
    await updateProperty(tx, key, fields, now)
    await appendEvents(tx, [
      { resource: 'property', key, ...change, actor: actorName, documentSeq: null },
    ])
  }
  const tell = (row: PropertyRecord) => ({ isChanged: diffOf(row, fields) !== null })
  return commitProperty(deps, asked, { parts, work, tell })
}

/** What has left the state of a draft meanwhile is left alone. */
function draftPart(
  id: string,
  { propertyId, shared }: { propertyId: string; shared: Record<string, unknown> },
): Part {
  return {
    document: documentName('listing', id),
    change(doc) {
      const listing = readListing(doc)
      if (!isInTheMaking(listing.status) || listing.propertyId !== propertyId || isArchived(doc))
        return
      writeFields(LISTING_FIELDS, fieldsIn(doc), shared)
    },
  }
}

type Work = (tx: PaceDb, row: PropertyRecord) => Promise<void>
type Commit = {
  parts?: readonly Part[]
  work: Work
  /** What the answer says of the change, told from the row as it was. */
  tell?: (row: PropertyRecord) => NonNullable<PropertyAnswer['result']>
}

/** The documents and the row, all or none; the row is held from before `work` looks at it until the end. */
export async function commitProperty(
  { db, rooms }: PropertyDeps,
  { key, actorName, store }: PropertyAsked,
  { parts = [], work, tell }: Commit,
): Promise<PropertyAnswer> {
  let answer: PropertyAnswer | undefined
  async function inTransaction(tx: PaceDb, reached: ReadonlyMap<string, Position>) {
    const row = await lockProperty(tx, key)
    if (!row) throw new DomainError('notFound', `There is no ${propertyName(key)}.`)
    answer = { ...answerFor(key, reached), ...(tell ? { result: tell(row) } : {}) }
    await store?.(tx, answer)
    await work(tx, row)
  }
  if (parts.length > 0) await rooms.changeAll({ actor: actorName, parts, inTransaction })
  else await db.transaction((tx) => inTransaction(tx, new Map()))
  if (!answer) throw new Error(`The change of ${propertyName(key)} has no answer.`)
  return answer
}

function outdated(): DomainError {
  return new DomainError(
    'outdated',
    'The property was changed since you read it; read it again and send what you want then.',
  )
}

type Fields = Record<string, unknown>

/** The fields that differ, as an event tells them; null where none does. */
function diffOf(row: PropertyRecord, fields: Fields): { old: Told; new: Told } | null {
  const changed = Object.keys(fields).filter((name) => valueIn(row, name) !== fields[name])
  if (changed.length === 0) return null
  const told = (values: (name: string) => unknown) =>
    Object.fromEntries(changed.map((name) => [name, z.json().parse(values(name) ?? null)]))
  return { old: told((name) => valueIn(row, name)), new: told((name) => fields[name]) }
}

type Told = Record<string, z.output<ReturnType<typeof z.json>>>

function valueIn(row: PropertyRecord, field: string): unknown {
  const values: Partial<Record<keyof PropertyFields, unknown>> = row
  return Object.entries(values).find(([name]) => name === field)?.[1]
}
