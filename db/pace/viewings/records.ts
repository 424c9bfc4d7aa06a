import { diffFields } from '#domain/record/projection.ts'
import type { ListCursor } from '../list/order.ts'
import type { ListQuery } from '../list/read-page.ts'
import { readRecords } from '../list/read-records.ts'
import { isUuid } from '#domain/uuid.ts'
import { readWhole } from '../query/read-whole.ts'
import { withinUuids } from '../query/uuid.ts'
import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Filter } from '#domain/list/filter.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import type { LeadScope } from '../leads/records.ts'
import { compileFilter } from '../list/compile-filter.ts'
import { cutPage, type InstantCursor, isAfter } from '../query/keyset.ts'
import { leads, viewings } from '../schema.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { withinTime } from '../query/time-limit.ts'
import { AS_CHANGED } from './as-changed.ts'
import { requireShown } from './showings.ts'
import { requireFree } from './slot.ts'
import { viewingFiltered } from './columns.ts'

export type ViewingRecord = typeof viewings.$inferSelect
export type NewViewing = Pick<
  ViewingRecord,
  'leadId' | 'listingId' | 'agentId' | 'teamId' | 'startsAt' | 'endsAt'
> &
  Partial<Pick<ViewingRecord, 'id' | 'status' | 'feedback'>>
/** What a program asks for: conditions of the list, and its own. Leads outside `readable` are not found by their names. */
export type ViewingRecordQuery = {
  leadId?: string
  listingId?: string
  filter: Filter
  zone: string
  readable: LeadScope
}

/** One page of viewings, the earliest first. */
export async function listViewingRecords(
  db: PaceDb,
  scope: Scope,
  { filter, zone, readable, ...own }: ViewingRecordQuery,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: ViewingRecord[]; next: InstantCursor | null }> {
  const found = await withinTime(db, async (tx) => {
    const filtered = await compileFilter(tx, viewingFiltered(readable), filter, zone)
    return readWhole(tx, viewings, {
      where: and(
        inScope(scope, { team: viewings.teamId, owner: viewings.agentId }),
        conditions(own),
        filtered.where,
        isAfter({ at: viewings.startsAt, id: viewings.id }, page.after),
      ),
      order: [asc(viewings.startsAt), asc(viewings.id)],
      limit: page.limit + 1,
      isPrepared: scope === 'all' && filter.length === 0,
    })
  })
  return cutPage(found, page.limit, (last) => ({ at: last.startsAt, id: last.id }))
}

/** One page of viewings in the order of a sort of the list. */
export async function listSortedViewings(
  db: PaceDb,
  scope: Scope,
  { query, readable, ...own }: Omit<ViewingRecordQuery, 'filter' | 'zone'> & { query: ListQuery },
  page: { limit: number; after?: ListCursor },
): Promise<{ rows: ViewingRecord[]; next: ListCursor | null }> {
  const source = { ...viewingFiltered(readable), table: viewings, id: viewings.id, isId: isUuid }
  return readRecords(db, source, {
    scope: and(inScope(scope, { team: viewings.teamId, owner: viewings.agentId }), conditions(own)),
    query,
    page,
    whole: (tx, ids) => readWhole(tx, viewings, { where: withinUuids(viewings.id, ids) }),
  })
}

/** A viewing of the scope, or null. */
export async function findViewingRecord(
  db: PaceDb,
  scope: Scope,
  id: string,
): Promise<ViewingRecord | null> {
  const inside = inScope(scope, { team: viewings.teamId, owner: viewings.agentId })
  const [row] = await db
    .select()
    .from(viewings)
    .where(and(inside, eq(viewings.id, id)))
  return row ?? null
}

/** Until the transaction ends nobody else changes it. */
export async function lockViewing(tx: PaceDb, id: string): Promise<ViewingRecord | null> {
  const [row] = await tx.select().from(viewings).where(eq(viewings.id, id)).for('update')
  return row ?? null
}

export type ViewingPatch = Partial<
  Pick<
    ViewingRecord,
    'startsAt' | 'endsAt' | 'status' | 'interest' | 'feedback' | 'agentId' | 'teamId'
  >
>

type ViewingChange = {
  patch: ViewingPatch
  onlyAsRead: boolean
  actor: string
  /** It is meant, whatever else is at that time. */
  despiteTaken?: boolean
  /** It was moved in that calendar itself, by whom it is: they know what else stands there. */
  despiteBusy?: boolean
}

/**
 * Sets what differs and tells it to the log, in one transaction and behind the row's lock. `read`: the row that the change is made to;
 * null where it is another one by now. A time that is taken is refused (`conflict`) unless it is meant.
 */
export async function changeViewing(
  db: PaceDb,
  read: ViewingRecord,
  { patch, onlyAsRead, actor, despiteTaken = false, despiteBusy = false }: ViewingChange,
): Promise<ViewingRecord | null> {
  return db.transaction(async (tx) => {
    const [now] = await tx.select().from(viewings).where(eq(viewings.id, read.id)).for('update')
    if (!now || (onlyAsRead && JSON.stringify(now) !== JSON.stringify(read))) return null
    if (Object.keys(patch).length === 0) return now
    const wanted = { ...now, ...patch }
    if (!despiteTaken && takesOtherTime(now, wanted)) {
      const ofAgentAlone = !isMoved(now, wanted)
      await requireFree(tx, wanted, { ofAgentAlone, despiteBusy })
      if (!ofAgentAlone) await requireShown(tx, wanted)
    }
    const change = diffFields(toldOf(now), toldOf(wanted))
    const [row] = await tx
      .update(viewings)
      .set(change ? { ...patch, ...AS_CHANGED } : patch)
      .where(eq(viewings.id, read.id))
      .returning()
    if (change) {
      await appendEvents(tx, [
        { resource: 'viewing', key: read.id, ...change, actor, documentSeq: null },
      ])
    }
    return row ?? null
  })
}

/**
 * Writes the viewing and its event in one transaction. One of that id that is there already is left as it is, and given: it is not new.
 * A time that is taken is refused (`conflict`) unless it is meant.
 */
export async function insertViewing(
  db: PaceDb,
  viewing: NewViewing,
  actor: string,
  { despiteTaken = false }: { despiteTaken?: boolean } = {},
): Promise<{ viewing: ViewingRecord; isNew: boolean }> {
  return db.transaction(async (tx) => {
    // Sent again, it is not in its own way.
    const known = viewing.id ? await findById(tx, viewing.id) : null
    if (known) return { viewing: known, isNew: false }
    if (!despiteTaken && viewing.status !== 'cancelled') {
      await requireFree(tx, viewing)
      await requireShown(tx, viewing)
    }
    const contactId = await contactOfLead(tx, viewing.leadId)
    const [row] = await tx
      .insert(viewings)
      .values({ ...viewing, contactId })
      .onConflictDoNothing()
      .returning()
    if (!row) return { viewing: await requireViewing(tx, viewing), isNew: false }
    const { createdAt: _, ...fields } = toldOf(row)
    await appendEvents(tx, [
      { resource: 'viewing', key: row.id, old: null, new: fields, actor, documentSeq: null },
    ])
    return { viewing: row, isNew: true }
  })
}

/** What the log is told of a viewing: what was said of it is nobody's news, and how often it changed the log says itself. */
function toldOf(viewing: ViewingRecord) {
  const { id: _, feedback: __, revision: ___, changedAt: ____, ...told } = viewing
  return told
}

/** Whom it is shown to. */
async function contactOfLead(tx: PaceDb, leadId: string | null | undefined) {
  if (!leadId) return null
  const [lead] = await tx.select({ id: leads.contactId }).from(leads).where(eq(leads.id, leadId))
  return lead?.id ?? null
}

async function requireViewing(tx: PaceDb, { id = '' }: NewViewing): Promise<ViewingRecord> {
  const row = await findById(tx, id)
  if (!row) throw new Error('The viewing was not inserted.')
  return row
}

async function findById(tx: PaceDb, id: string): Promise<ViewingRecord | null> {
  const [row] = await tx.select().from(viewings).where(eq(viewings.id, id))
  return row ?? null
}

/** Whether it takes time that it did not take before: by another hour, another agent, or by standing again. */
function takesOtherTime(now: ViewingRecord, wanted: ViewingRecord): boolean {
  if (wanted.status === 'cancelled') return false
  return now.agentId !== wanted.agentId || isMoved(now, wanted)
}

function isMoved({ startsAt, endsAt, status }: ViewingRecord, wanted: ViewingRecord): boolean {
  return (
    status === 'cancelled' ||
    Date.parse(startsAt) !== Date.parse(wanted.startsAt) ||
    Date.parse(endsAt) !== Date.parse(wanted.endsAt)
  )
}

function conditions({
  leadId,
  listingId,
}: Pick<ViewingRecordQuery, 'leadId' | 'listingId'>): SQL | undefined {
  return and(
    leadId ? eq(viewings.leadId, leadId) : undefined,
    listingId ? eq(viewings.listingId, listingId) : undefined,
  )
}
