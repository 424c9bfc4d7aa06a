import { findExternal, listCalled } from '#db/pace/external/external-records.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { StagedRow } from '#db/pace/imports/rows.ts'
import {
  findContactsByReach,
  findCurrent,
  type KnownContact,
  listLeadsOfContacts,
} from '#db/pace/imports/matches.ts'
import { identitiesOf, type Identity, identityKey } from '#domain/contact/identities.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { ImportNoun, ImportRule, RowFate, RowProblem } from '#domain/import/import.ts'
import { matchKeys, patchOf, refusalOfRow, stageOf } from '#domain/import/judge.ts'
import { detailsOf, type ReadRow, type RowReader } from '#domain/import/read-row.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { inTurns } from '#service/turns.ts'

export type Planner = {
  noun: ImportNoun
  rule: ImportRule
  /** In whose namespace the file's own ids are. */
  owner: string
  read: RowReader
}
export type ReadStaged = { position: number; row: ReadRow; keys: string[]; reach: Identity[] }
/** What a row is to do, by the records as they are now. */
export type PlannedRow = ReadStaged & {
  fate: Exclude<RowFate, 'duplicate'>
  problems: readonly RowProblem[]
  /** The record that it is, where that is there already. */
  existing: string | null
  /** The person behind it, where the house knows them. */
  contact: KnownContact | null
  patch: Record<string, unknown>
  /** What of the person is not known yet. */
  learns: Identity[]
}

export async function readStaged(
  { noun, rule, read }: Planner,
  staged: readonly StagedRow[],
): Promise<ReadStaged[]> {
  return inTurns(staged, ({ position, cells }) => {
    const row = read(cells)
    const { phone, email } = detailsOf(row.fields)
    const reach = [
      ...identitiesOf({ phone, email }),
      ...row.also.filter(({ kind }) => kind !== 'name'),
    ]
    return {
      position,
      row,
      keys: matchKeys(noun, row, rule),
      reach: noun === 'listing' ? [] : reach,
    }
  })
}

/** Holds rows against the records of the house: the same for a check, which only tells, and for the import itself. */
export async function planRows(
  db: PaceDb,
  planner: Planner,
  rows: readonly ReadStaged[],
): Promise<PlannedRow[]> {
  const { noun } = planner
  const { known, matched } = await findKnown(db, planner, rows)
  const current = await findCurrent(db, noun, [...matched.values()])
  return rows.map((one) => {
    const id = matched.get(one.position)
    const existing = id !== undefined && current.has(id) ? id : null
    const contact = contactOf(one, known)
    return planRow(planner, one, { existing, contact, known, current: current.get(id ?? '') ?? {} })
  })
}

/** What the house has already of these: who is reached so, and which record each row is. */
async function findKnown(db: PaceDb, planner: Planner, rows: readonly ReadStaged[]) {
  const known = await findContactsByReach(
    db,
    rows.flatMap(({ reach }) => reach),
  )
  return { known, matched: await matchRecords(db, planner, rows, known) }
}

/** By what of the house rows touch the same though they share no word: its people and its records, by the rows' positions. */
export async function keysOfKnown(
  db: PaceDb,
  planner: Planner,
  rows: readonly ReadStaged[],
): Promise<Map<number, string[]>> {
  const { known, matched } = await findKnown(db, planner, rows)
  return new Map(
    rows.map(({ position, reach }) => {
      const people = reach.flatMap((one) => known.get(identityKey(one))?.id ?? [])
      const record = matched.get(position)
      return [
        position,
        [...people.map((id) => `contact ${id}`), ...(record ? [`record ${record}`] : [])],
      ]
    }),
  )
}

type Found = {
  existing: string | null
  contact: KnownContact | null
  known: ReadonlyMap<string, KnownContact>
  current: Readonly<Record<string, unknown>>
}

function planRow({ noun, rule }: Planner, one: ReadStaged, found: Found): PlannedRow {
  const { existing, contact, known, current } = found
  const plan = { ...one, existing, contact, patch: {}, learns: [], problems: one.row.problems }
  const refused = refusalOfRow(noun, one.row, rule)
  if (refused) return { ...plan, fate: 'refused', problems: refused }
  if (existing === null)
    return {
      ...plan,
      fate: noun === 'lead' && contact ? 'join' : 'create',
      learns: toLearn(one, { contact, known }),
    }
  if (rule.mode === 'skip') return { ...plan, fate: 'skip' }
  const patch = patchOf(noun, one.row, { current, mode: rule.mode })
  const learns = noun === 'listing' ? [] : toLearn(one, { contact, known })
  const isSame = Object.keys(patch).length === 0 && learns.length === 0 && !contact?.isArchived
  return { ...plan, patch, learns, fate: isSame ? 'skip' : 'update' }
}

/** Which record each row is, by what the rule lets it be told by. */
async function matchRecords(
  db: PaceDb,
  { noun, rule, owner }: Planner,
  rows: readonly ReadStaged[],
  known: ReadonlyMap<string, KnownContact>,
): Promise<Map<number, string>> {
  const matched = new Map<number, string>()
  const ids = rows.flatMap(({ row }) => row.externalId ?? [])
  if (rule.matchBy.includes('externalId') && ids.length > 0) {
    const called = await findExternal(db, { owner, noun }, ids)
    for (const { position, row } of rows) {
      const id = called.get(row.externalId ?? '')
      if (id !== undefined) matched.set(position, id)
    }
  }
  if (noun === 'listing') return matched
  const others = rows.filter(({ position }) => !matched.has(position))
  if (noun === 'contact') {
    for (const one of others) {
      const contact = contactOf(one, known, rule)
      if (contact) matched.set(one.position, contact.id)
    }
    return matched
  }
  await matchLeads(db, { rule, owner }, others, { known, matched })
  return matched
}

/** The lead of the same person that goes on, or ended as this one did; never one that the file calls by another id. */
async function matchLeads(
  db: PaceDb,
  { rule, owner }: Pick<Planner, 'rule' | 'owner'>,
  rows: readonly ReadStaged[],
  { known, matched }: { known: ReadonlyMap<string, KnownContact>; matched: Map<number, string> },
): Promise<void> {
  const contacts = new Map(
    rows.flatMap((one) => {
      const contact = contactOf(one, known, rule)
      return contact ? [[one.position, contact.id] as const] : []
    }),
  )
  const leads = await listLeadsOfContacts(db, [...new Set(contacts.values())])
  const called = await listCalled(
    db,
    { owner, noun: 'lead' },
    leads.map(({ id }) => id),
  )
  const byContact = Map.groupBy(leads, ({ contactId }) => contactId)
  for (const { position, row } of rows) {
    const ended = isEnded(stageOf(row.fields))
    const lead = byContact
      .get(contacts.get(position) ?? '')
      ?.find(({ id, stage }) => isEnded(stage) === ended && !(row.externalId && called.has(id)))
    if (lead) matched.set(position, lead.id)
  }
}

/** By phone before e-mail, as everywhere. */
function contactOf(
  { reach }: ReadStaged,
  known: ReadonlyMap<string, KnownContact>,
  rule?: ImportRule,
): KnownContact | null {
  for (const one of reach) {
    if (rule && one.kind !== 'name' && !rule.matchBy.includes(one.kind)) continue
    const contact = known.get(identityKey(one))
    if (contact) return contact
  }
  return null
}

function toLearn(
  { row, reach }: ReadStaged,
  { contact, known }: Pick<Found, 'contact' | 'known'>,
): Identity[] {
  if (!contact) return []
  const { name } = detailsOf(row.fields)
  const named: Identity[] = contact.name === null && name ? [{ kind: 'name', value: name }] : []
  return [...named, ...reach.filter((one) => known.get(identityKey(one)) === undefined)]
}

export function documentOf(noun: ImportNoun, plan: PlannedRow): string | null {
  if (plan.existing !== null) return documentName(noun, plan.existing)
  return plan.contact ? documentName('contact', plan.contact.id) : null
}
