import { and, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import type { PaceDb } from '../client.ts'
import { leads } from '../schema.ts'
import { type Asked, behind, type DeskSource, inOrder } from './source.ts'

type Part = { kind: 'enquiry' | 'followUp'; where: SQL | undefined; direction?: 'asc' | 'desc' }

/** One's own enquiries that nobody has answered, and the team's that nobody has. */
export const ENQUIRY_SOURCES = {
  ownInTime: (db, asked) => readNew(db, asked, isOwn(asked), 'inTime'),
  ownLate: (db, asked) => readNew(db, asked, isOwn(asked), 'late'),
  ownUntimed: (db, asked) => readNew(db, asked, isOwn(asked), 'untimed'),
  freeInTime: (db, asked) => readNew(db, asked, isFree(asked), 'inTime'),
  freeLate: (db, asked) => readNew(db, asked, isFree(asked), 'late'),
  freeUntimed: (db, asked) => readNew(db, asked, isFree(asked), 'untimed'),
} satisfies Record<string, DeskSource>

/** One's own leads whose follow-up is overdue or due today, and those that no clock will bring up again. */
export const FOLLOW_UP_SOURCES = {
  followUps: (db, asked) =>
    readLeads(db, asked, {
      kind: 'followUp',
      where: and(isOwn(asked), isWorked, isAwake(asked), lte(leads.dueAt, asked.endOfToday)),
    }),
  adrift: (db, asked) =>
    readLeads(db, asked, {
      kind: 'followUp',
      where: and(
        isOwn(asked),
        isWorked,
        isAwake(asked),
        isNull(leads.dueAt),
        isNull(leads.nextFollowUpAt),
      ),
    }),
} satisfies Record<string, DeskSource>

// As the indexes `leads_desk_new`, `leads_desk_free` and `leads_desk_worked` have them.
const isNew = sql`${leads.stage} = 'new' and ${leads.archivedAt} is null`
const isWorked = sql`${leads.stage} in ('contacted', 'qualified', 'viewing', 'offer') and ${leads.archivedAt} is null`
/** What came from another system rings for nobody before something happens with it. */
const isUntimed = and(isNull(leads.dueAt), isNull(leads.importedAt))

function readNew(
  db: PaceDb,
  asked: Asked,
  whose: SQL | undefined,
  due: 'inTime' | 'late' | 'untimed',
): Promise<DeskItem[]> {
  if (!whose) return Promise.resolve([])
  const times = {
    inTime: gt(leads.dueAt, asked.now),
    late: lte(leads.dueAt, asked.now),
    untimed: isUntimed,
  }
  const where = and(whose, isNew, isAwake(asked), times[due])
  return readLeads(db, asked, {
    kind: 'enquiry',
    where,
    direction: due === 'late' ? 'desc' : 'asc',
  })
}

async function readLeads(
  db: PaceDb,
  { after, limit, whose }: Asked,
  { kind, where, direction = 'asc' }: Part,
): Promise<DeskItem[]> {
  const columns = { at: leads.dueAt, id: leads.id }
  const rows = await db
    .select(COLUMNS)
    .from(leads)
    .where(and(where, behind(columns, direction, after)))
    .orderBy(...inOrder(columns, direction))
    .limit(limit)
  return rows.map(({ id, ownerId, ...lead }) => ({
    kind,
    id,
    lead: { ...lead, isFree: ownerId !== whose.personId },
  }))
}

function isOwn({ whose }: Asked): SQL {
  return eq(leads.ownerId, whose.personId)
}

function isFree({ whose }: Asked): SQL | undefined {
  return whose.teamId ? and(isNull(leads.ownerId), eq(leads.teamId, whose.teamId)) : undefined
}

function isAwake({ now }: Asked): SQL | undefined {
  return or(isNull(leads.pausedUntil), lte(leads.pausedUntil, now))
}

const COLUMNS = {
  id: leads.id,
  ownerId: leads.ownerId,
  reference: leads.reference,
  name: leads.name,
  phone: leads.phone,
  stage: leads.stage,
  intent: leads.intent,
  areas: leads.areas,
  bedrooms: leads.bedrooms,
  budgetMax: leads.budgetMax,
  budgetPeriod: leads.budgetPeriod,
  temperature: leads.temperature,
  createdAt: leads.createdAt,
  dueAt: leads.dueAt,
  pausedUntil: leads.pausedUntil,
  nextFollowUpAt: leads.nextFollowUpAt,
}
