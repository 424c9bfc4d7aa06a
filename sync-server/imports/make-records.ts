import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { insertDocuments } from '#db/pace/documents/many.ts'
import { writeRows, type Written } from '#db/pace/documents/projection-rows.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { noteExternal } from '#db/pace/external/external-records.ts'
import { insertStageMoves, stageMoveOf } from '#db/pace/leads/stages.ts'
import { insertPriceMoves, priceMoveOf } from '#db/pace/listings/prices.ts'
import { insertStatusMoves, statusMoveOf } from '#db/pace/listings/statuses.ts'
import { insertRows } from '#db/pace/query/insert-rows.ts'
import { contactIdentities, contacts } from '#db/pace/schema.ts'
import { createContactUpdate } from '#domain/contact/contact.ts'
import { identitiesOf, type Identity, identityKey, normalOf } from '#domain/contact/identities.ts'
import { documentName, parseDocumentName } from '#domain/documents/documents.ts'
import { IMPORT_ACTOR, type ImportNoun } from '#domain/import/import.ts'
import { detailsOf } from '#domain/import/read-row.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import { ROLE_OF_INTENT } from '#domain/lead/receive.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { propertyName } from '#domain/property/property.ts'
import { projectDocument } from '#domain/record/projection.ts'
import { inTurns } from '#service/turns.ts'
import { changeOf, type ToldChange } from '../projection/write-projections.ts'
import { type ImportedHome, placeImported } from '../properties/place-imported.ts'
import type { PlannedRow } from './plan-rows.ts'

export type Making = {
  noun: ImportNoun
  owner: string
  now: string
  /** The team of whoever has a record, or of whoever imports what nobody has. */
  teamOf: (ownerId: string | null) => string | null
  /** One reference for each row, of leads and listings. */
  references: readonly string[]
}
export type MadeRecord = { position: number; document: string }
export type Made = {
  records: MadeRecord[]
  /** All that was made, the contacts of leads and the homes of listings too: with the place in which it is taken back. */
  documents: { document: string; place: number }[]
  /** Rows of listings of which nobody can tell which home they are of. */
  doubtful: number[]
  events: NewEntityEvent[]
}
type Draft = { position: number; id: string; update: Uint8Array; externalId: string | null }

/** Makes the records of rows that are new: contacts, documents, rows and what they are called elsewhere, in the caller's transaction. */
export async function makeRecords(
  tx: PaceDb,
  making: Making,
  plans: readonly PlannedRow[],
): Promise<Made> {
  const { noun, owner, now } = making
  const people = noun === 'lead' ? newPeople(plans, making) : NOBODY
  await insertPeople(tx, people.rows, now)
  const placed = noun === 'listing' ? await placeAll(tx, plans, making) : NOWHERE
  const drafts = await inTurns(plans, (plan, at) =>
    draftOf(plan, making, { at, people, home: placed.homes[at] }),
  )
  const named = drafts.map(({ id, update }) => ({ name: documentName(noun, id), update }))
  await insertDocuments(tx, named, IMPORT_ACTOR)
  const { written, changes } = await projectAll(named, now)
  const ofLeads = await writeRows(tx, written)
  await insertStageMoves(
    tx,
    changes.flatMap(({ event, at }) => stageMoveOf(event, at) ?? []),
  )
  await insertStatusMoves(
    tx,
    changes.flatMap(({ event, at }) => statusMoveOf(event, at) ?? []),
  )
  await insertPriceMoves(
    tx,
    changes.flatMap(({ event, at }) => priceMoveOf(event, at) ?? []),
  )
  await noteExternal(
    tx,
    { owner, noun },
    new Map(
      drafts.flatMap(({ externalId, id }) => (externalId ? [[externalId, id] as const] : [])),
    ),
  )
  return {
    records: drafts.map(({ position, id }) => ({ position, document: documentName(noun, id) })),
    documents: [
      ...named.map(({ name }) => ({ document: name, place: noun === 'contact' ? 1 : 0 })),
      ...people.rows.map(({ id }) => ({ document: documentName('contact', id), place: 1 })),
      ...placed.homes.flatMap(({ made }) =>
        made === null ? [] : [{ document: propertyName(made), place: 1 }],
      ),
    ],
    doubtful: plans.flatMap(({ position }, at) => (placed.homes[at]?.isDoubtful ? [position] : [])),
    events: [
      ...placed.events,
      ...people.rows.map(contactEvent),
      ...changes.map(({ event }) => event),
      ...ofLeads,
    ],
  }
}

/** The team is the home's, too: whoever keeps the listing looks after it. */
function placeAll(tx: PaceDb, plans: readonly PlannedRow[], { now, teamOf }: Making) {
  const listings = plans.map(({ row: { fields } }) => {
    const teamId = teamOf(textOf(fields['agentId']))
    return teamId ? { ...fields, teamId } : fields
  })
  return placeImported(tx, listings, { actorName: IMPORT_ACTOR, now })
}

const NOWHERE: Awaited<ReturnType<typeof placeImported>> = { homes: [], events: [] }

type Person = {
  id: string
  details: ReturnType<typeof detailsOf>
  also: Identity[]
  roles: string[]
  at: string
}
type People = { rows: Person[]; ids: ReadonlyMap<number, string> }
const NOBODY: People = { rows: [], ids: new Map() }

/** One person of several rows is one contact, though none is there yet. */
function newPeople(plans: readonly PlannedRow[], { now }: Making): People {
  const rows: Person[] = []
  const ids = new Map<number, string>()
  const byReach = new Map<string, string>()
  for (const { position, contact, row, reach } of plans) {
    const keys = reach.map(identityKey)
    const known = contact?.id ?? keys.map((key) => byReach.get(key)).find((id) => id !== undefined)
    const id = known ?? crypto.randomUUID()
    ids.set(position, id)
    for (const key of keys) byReach.set(key, id)
    if (known !== undefined) continue
    const intent = row.fields['intent']
    const role = isIntent(intent) ? [ROLE_OF_INTENT[intent]] : []
    const at = textOf(row.fields['createdAt']) ?? now
    rows.push({ id, details: detailsOf(row.fields), also: row.also, roles: role, at })
  }
  return { rows, ids }
}

function isIntent(value: unknown): value is keyof typeof ROLE_OF_INTENT {
  return typeof value === 'string' && Object.hasOwn(ROLE_OF_INTENT, value)
}

/** As rows whose documents are made when they are first opened, like every contact that just came. */
async function insertPeople(tx: PaceDb, people: readonly Person[], now: string): Promise<void> {
  if (people.length === 0) return
  await insertRows(
    tx,
    contacts,
    people.map(({ id, details, roles, at }) => ({
      id,
      ...details,
      roles,
      createdAt: at,
      updatedAt: now,
    })),
  )
  const identities = people.flatMap(({ id, details, also, at }) =>
    [
      ...identitiesOf(details).map((one) => ({ ...one, isPreferred: true })),
      ...also.map((one) => ({ ...one, isPreferred: false })),
    ].map(({ kind, value, isPreferred }) => ({
      contactId: id,
      kind,
      value,
      normal: normalOf({ kind, value }),
      isPreferred,
      at,
    })),
  )
  if (identities.length > 0) await insertRows(tx, contactIdentities, identities)
}

function contactEvent({ id, details, roles }: Person): NewEntityEvent {
  const told = { kind: 'person', ...details, roles }
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))
  return {
    resource: 'contact',
    key: id,
    old: null,
    new: given,
    actor: IMPORT_ACTOR,
    documentSeq: null,
  }
}

function draftOf(
  { position, row }: PlannedRow,
  making: Making,
  { at, people, home }: { at: number; people: People; home: ImportedHome | undefined },
): Draft {
  const reference = making.references[at] ?? ''
  const own = { position, id: crypto.randomUUID(), externalId: row.externalId }
  const { noun, now, teamOf } = making
  const { fields } = row
  const createdAt = textOf(fields['createdAt']) ?? now
  if (noun === 'contact') {
    const teamId = teamOf(textOf(fields['ownerId']))
    const given = { kind: 'person' as const, ...fields, createdAt, ...(teamId ? { teamId } : {}) }
    const also = row.also.map((one) => ({ ...one, at: createdAt }))
    return { ...own, update: createContactUpdate(given, { also }) }
  }
  if (noun === 'listing') {
    const given = { status: 'draft', ...home?.fields, reference, createdAt }
    const paragraphs = row.description?.split(/\n+/).filter((line) => line.trim() !== '')
    return { ...own, update: createListingUpdate(given as object, paragraphs) }
  }
  const { name: _name, phone: _phone, email: _email, ...rest } = fields
  const stage = textOf(fields['stage']) ?? 'new'
  const teamId = teamOf(textOf(fields['ownerId']))
  const given = {
    source: 'import',
    ...rest,
    reference,
    stage,
    createdAt,
    stageChangedAt: createdAt,
    importedAt: now,
    contactId: people.ids.get(position),
    ...(teamId ? { teamId } : {}),
  }
  return { ...own, update: createLeadUpdate(given as Partial<LeadFields>) }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

async function projectAll(named: readonly { name: string; update: Uint8Array }[], at: string) {
  const written: Written[] = []
  const changes: ToldChange[] = []
  await inTurns(named, ({ name, update }) => {
    // A name of its own would be made of random bytes, one system call for each.
    const doc = new Y.Doc({ guid: name })
    Y.applyUpdate(doc, update)
    const projection = projectDocument(parseDocumentName(name), doc)
    doc.destroy()
    if (!projection) return
    const place = { documentSeq: 1, at, actor: IMPORT_ACTOR }
    written.push({ projection, place })
    const change = changeOf(null, projection, { seq: 1, actor: IMPORT_ACTOR, at })
    if (change) changes.push(change)
  })
  return { written, changes }
}
