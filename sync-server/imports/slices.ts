import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { noteExternal } from '#db/pace/external/external-records.ts'
import { insertChanges } from '#db/pace/imports/changes.ts'
import type { Import } from '#db/pace/imports/imports.ts'
import { lockManyReaches } from '#db/pace/imports/matches.ts'
import {
  type JudgedRow,
  listUnchecked,
  listWaitingRows,
  markRows,
  noteKeys,
} from '#db/pace/imports/rows.ts'
import { nextReferences } from '#db/pace/query/references.ts'
import { identityKey } from '#domain/contact/identities.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { DomainError } from '#domain/errors.ts'
import type { RowProblem } from '#domain/import/import.ts'
import type { Habits } from '#domain/values/habits.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { changeRecords } from './change-records.ts'
import { inLanes, LANES } from './lanes.ts'
import { makeRecords, type Making } from './make-records.ts'
import {
  documentOf,
  keysOfKnown,
  type PlannedRow,
  type Planner,
  planRows,
  type ReadStaged,
  readStaged,
} from './plan-rows.ts'

export type SliceDeps = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'committedElsewhere' | 'isLoaded'>
}
export type Slice = {
  one: Import
  holder: string
  size: number
  now: string
  planner: Planner
  habits: Habits
  subject: string
  teamOf: Making['teamOf']
}

/** Thrown in a transaction that may not commit: the import was stopped, or another process has it. */
export class NotOurs extends Error {}

/** Judges the next rows and changes no record; how many there were. */
export async function checkSlice({ db }: SliceDeps, slice: Slice): Promise<number> {
  const { one, planner, size } = slice
  const rows = await readStaged(planner, await listUnchecked(db, one.id, size))
  if (rows.length === 0) return 0
  const plans = await planRows(db, planner, rows)
  await db.transaction(async (tx) => {
    const first = await noteKeys(
      tx,
      one.id,
      plans.flatMap((plan) =>
        plan.fate === 'refused' ? [] : plan.keys.map((key) => ({ key, position: plan.position })),
      ),
    )
    await mark(
      tx,
      slice,
      'checking',
      plans.map((plan) => foretell(planner, plan, first)),
    )
  })
  return rows.length
}

function foretell(
  { noun }: Planner,
  plan: PlannedRow,
  first: ReadonlyMap<string, number>,
): JudgedRow {
  const { position, fate, problems, keys } = plan
  const sameAs = Math.min(...keys.map((key) => first.get(key) ?? position), position)
  if (fate !== 'refused' && sameAs < position)
    return { position, fate: 'duplicate', sameAs, problems }
  return { position, fate, document: documentOf(noun, plan), problems }
}

/** Makes and changes what the next rows say; how many there were. Whatever a transaction commits, it commits with their marks. */
export async function runSlice(deps: SliceDeps, slice: Slice): Promise<number> {
  const { db } = deps
  const { one, planner, size } = slice
  // Listings of one home hang together by how its unit is searched, which Postgres alone can say.
  const lanes = planner.noun === 'listing' ? 1 : LANES
  const rows = await readStaged(planner, await listWaitingRows(db, one.id, size * lanes))
  const known = lanes > 1 ? await keysOfKnown(db, planner, rows) : new Map<number, string[]>()
  const keys = (row: ReadStaged) => [...keysOf(row), ...(known.get(row.position) ?? [])]
  await inLanes(rows, lanes, keys, async (lane) => {
    const plans = await makeNew(db, slice, lane)
    const updates = plans.filter(({ fate }) => fate === 'update')
    if (updates.length > 0) await changeKnown(deps, slice, updates)
  })
  return rows.length
}

/** By what rows are told to be one record, or of one person: those that share any of it are done in the order of the file. */
function keysOf({ keys, reach, row }: ReadStaged): string[] {
  return [...keys, ...reach.map(identityKey), ...(row.externalId ? [`id:${row.externalId}`] : [])]
}

/** Behind the locks of all phones and e-mails: nobody else makes a contact of theirs meanwhile. */
async function makeNew(
  db: PaceDb,
  slice: Slice,
  rows: readonly ReadStaged[],
): Promise<PlannedRow[]> {
  const { planner, one, now, teamOf } = slice
  const { noun, owner } = planner
  return db.transaction(async (tx) => {
    await lockManyReaches(
      tx,
      rows.flatMap(({ reach }) => reach),
    )
    const plans = await planRows(tx, planner, rows)
    const fresh = firstOfEach(plans.filter(({ fate }) => fate === 'create' || fate === 'join'))
    const over = plans.filter(({ fate }) => fate === 'skip' || fate === 'refused')
    const references = noun === 'contact' ? [] : await nextReferences(tx, noun, fresh.length)
    const made = await makeRecords(tx, { noun, owner, now, teamOf, references }, fresh)
    await insertChanges(
      tx,
      made.documents.map((each) => ({ ...each, importId: one.id, seq: 1, made: 1 })),
    )
    const doubtful = new Set(made.doubtful)
    const documents = new Map(made.records.map(({ position, document }) => [position, document]))
    await mark(tx, slice, 'running', [
      ...fresh.map(({ position, fate, problems }) => ({
        position,
        fate,
        document: documents.get(position) ?? null,
        ...(doubtful.has(position) ? { problems: [...problems, DOUBTFUL_HOME] } : {}),
      })),
      ...over.map((plan) => ({
        position: plan.position,
        fate: plan.fate,
        document: documentOf(noun, plan),
        problems: plan.problems,
      })),
    ])
    // Last: until the commit every other writer of events waits.
    await appendEvents(tx, made.events)
    return plans
  })
}

const DOUBTFUL_HOME: RowProblem = {
  column: null,
  target: null,
  message: 'It may be a home that the house has already, so the listing came without one.',
  said: { key: 'homeDoubtful' },
}

/** Of rows that are one and the same the first is made now; the next slice finds it there. */
function firstOfEach(plans: readonly PlannedRow[]): PlannedRow[] {
  const taken = new Set<string>()
  return plans.filter(({ keys }) => {
    if (keys.some((key) => taken.has(key))) return false
    for (const key of keys) taken.add(key)
    return true
  })
}

async function changeKnown(
  deps: SliceDeps,
  slice: Slice,
  plans: readonly PlannedRow[],
): Promise<void> {
  const { planner, one, now, habits, subject } = slice
  const { noun, owner } = planner
  await changeRecords(
    deps,
    {
      noun,
      now,
      habits,
      subject,
      note: (tx, changed) =>
        insertChanges(
          tx,
          changed.map((each) => ({ ...each, importId: one.id, made: 0 })),
        ),
      async finish(tx, refused) {
        const done = plans.flatMap((plan) => outcomeOf(noun, plan, refused) ?? [])
        const called = plans.flatMap(({ row, existing }) =>
          row.externalId && existing !== null ? [[row.externalId, existing] as const] : [],
        )
        await noteExternal(tx, { owner, noun }, new Map(called))
        await mark(tx, slice, 'running', done)
      },
    },
    plans,
  )
}

/** Null for what is to be tried again. */
function outcomeOf(
  noun: Planner['noun'],
  { position, existing, contact }: PlannedRow,
  refused: ReadonlyMap<string, DomainError>,
): JudgedRow | null {
  const document = documentName(noun, existing ?? '')
  const error = refused.get(document) ?? refused.get(documentName('contact', contact?.id ?? ''))
  if (!error) return { position, fate: 'update', document }
  if (error.code === 'unavailable') return null
  const problem = {
    column: null,
    target: null,
    message: error.message,
    said: error.said ?? undefined,
  }
  return { position, fate: 'refused', document, problems: [problem] }
}

async function mark(
  tx: PaceDb,
  { one: { id }, holder }: Slice,
  state: 'checking' | 'running',
  rows: readonly JudgedRow[],
): Promise<void> {
  if (!(await markRows(tx, { id, holder, state }, rows))) throw new NotOurs()
}
