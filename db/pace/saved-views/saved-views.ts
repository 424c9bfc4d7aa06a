import { and, asc, eq, or, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { LISTS } from '#domain/list/lists.ts'
import { writeListState } from '#domain/list/address.ts'
import type { ListNoun } from '#domain/list/definition.ts'
import { type ListState, stateSchema } from '#domain/list/state.ts'
import type { SavedView, ViewName } from '#domain/list/view.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { savedViews, viewPins } from '../schema.ts'

/** Nobody finds their way in more; who has as many deletes one first. */
const MOST_VIEWS = 200

type Reader = { id: string; teamId: string | null }
type NewView = Omit<SavedView, 'id'>

/** A view with the address that it was kept with. */
export type ListedView = ViewName & { query: string }

/** One's own views and those of one's team, by name. */
export async function listViews(db: PaceDb, reader: Reader, noun: ListNoun): Promise<ListedView[]> {
  const { id, noun: ofNoun, name, ownerId, teamId, state } = savedViews
  const isPinned = sql<boolean>`${viewPins.viewId} is not null`
  const rows = await db
    .select({ id, noun: ofNoun, name, ownerId, teamId, state, isPinned })
    .from(savedViews)
    .leftJoin(viewPins, and(eq(viewPins.viewId, id), eq(viewPins.personId, reader.id)))
    .where(and(isOpenTo(reader), eq(ofNoun, noun)))
    .orderBy(asc(sql`lower(${name})`), asc(id))
    .limit(2 * MOST_VIEWS)
  return rows.map(({ state: kept, ...view }) => {
    const query = writeListState(LISTS[noun], kept, view.id).toString()
    return { ...view, query }
  })
}

/** The views that this person has in the side bar, in the order in which they were put there. */
export async function listPinnedViews(db: PaceDb, reader: Reader): Promise<ViewName[]> {
  const { id, noun, name, ownerId, teamId } = savedViews
  const rows = await db
    .select({ id, noun, name, ownerId, teamId })
    .from(viewPins)
    .innerJoin(savedViews, eq(savedViews.id, viewPins.viewId))
    .where(and(eq(viewPins.personId, reader.id), isOpenTo(reader)))
    .orderBy(asc(viewPins.createdAt), asc(id))
    .limit(MOST_VIEWS)
  return rows.map((row) => ({ ...row, isPinned: true }))
}

/** A view, or null; whether it may be read is for the policy to say. Throws `gone` where its list has changed since. */
export async function findSavedView(db: PaceDb, id: string): Promise<SavedView | null> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id))
  if (!row) return null
  const state = stateSchema(LISTS[row.noun]).safeParse(row.state)
  if (state.success) return { ...row, state: state.data }
  const [issue] = state.error.issues
  throw new DomainError(
    'gone',
    `The view “${row.name}” asks for what its list no longer has: ${issue?.path.join(' ')} ${issue?.message}. Make it anew.`,
    [],
    { key: 'viewOutdated', with: { name: row.name } },
  )
}

/** Whose a view is, for the policy; null where there is none. */
export async function findViewFacts(db: PaceDb, id: string) {
  const { noun, name, ownerId, teamId } = savedViews
  const [row] = await db
    .select({ noun, name, ownerId, teamId })
    .from(savedViews)
    .where(eq(savedViews.id, id))
  return row ?? null
}

/** Keeps a new view; it stands in its owner's side bar at once. */
export async function createView(db: PaceDb, view: NewView, by: ChangedBy): Promise<string> {
  return db.transaction(async (tx) => {
    const owned = await tx.$count(savedViews, eq(savedViews.ownerId, view.ownerId))
    if (owned >= MOST_VIEWS) {
      throw new DomainError(
        'conflict',
        `You have ${MOST_VIEWS} views. Delete one that you no longer need.`,
        [],
        { key: 'tooManyViews', with: { most: MOST_VIEWS } },
      )
    }
    const [made] = await tx.insert(savedViews).values(view).returning({ id: savedViews.id })
    const id = made?.id ?? ''
    await tx.insert(viewPins).values({ personId: view.ownerId, viewId: id })
    await audit(tx, by, { action: 'view.create', id, after: told(view) })
    return id
  })
}

export async function changeView(
  db: PaceDb,
  id: string,
  change: { name?: string; teamId?: string | null; state?: ListState },
  by: ChangedBy,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [before] = await tx.select().from(savedViews).where(eq(savedViews.id, id)).for('update')
    if (!before) throw new DomainError('gone', 'This view was deleted.', [], { key: 'viewDeleted' })
    const changedAt = new Date().toISOString()
    await tx
      .update(savedViews)
      .set({ ...change, changedAt })
      .where(eq(savedViews.id, id))
    const after = told({ ...before, ...change })
    await audit(tx, by, { action: 'view.change', id, before: told(before), after })
  })
}

export async function deleteView(db: PaceDb, id: string, by: ChangedBy): Promise<void> {
  await db.transaction(async (tx) => {
    const [gone] = await tx.delete(savedViews).where(eq(savedViews.id, id)).returning()
    if (gone) await audit(tx, by, { action: 'view.delete', id, before: told(gone) })
  })
}

/** Puts a view into somebody's side bar, or takes it out. Twice is once. */
export async function pinView(
  db: PaceDb,
  { personId, viewId, isPinned }: { personId: string; viewId: string; isPinned: boolean },
): Promise<void> {
  if (isPinned) {
    await db.insert(viewPins).values({ personId, viewId }).onConflictDoNothing()
    return
  }
  await db.delete(viewPins).where(and(eq(viewPins.personId, personId), eq(viewPins.viewId, viewId)))
}

function isOpenTo({ id, teamId }: Reader) {
  return or(eq(savedViews.ownerId, id), teamId ? eq(savedViews.teamId, teamId) : undefined)
}

type Told = { action: string; id: string; before?: object; after?: object }

async function audit(tx: PaceDb, by: ChangedBy, { id, ...entry }: Told): Promise<void> {
  await appendAudit(tx, { ...by, ...entry, target: `view:${id}`, outcome: 'allowed' })
}

function told({ noun, name, teamId, state }: Pick<NewView, 'noun' | 'name' | 'teamId' | 'state'>) {
  return { noun, name, teamId, state }
}
