import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { registryLists, registryNumbers } from '../schema.ts'

export type RegistryList = typeof registryLists.$inferSelect

/** The list that is asked: the newest that came in whole. */
export async function findRegistryList(db: PaceDb): Promise<RegistryList | null> {
  const [row] = await db
    .select()
    .from(registryLists)
    .where(isNotNull(registryLists.wholeAt))
    .orderBy(desc(registryLists.wholeAt), desc(registryLists.id))
    .limit(1)
  return row ?? null
}

/** Which of these numbers, as E.164, stand in a list. */
export async function listRegistered(
  db: PaceDb,
  listId: string,
  phones: readonly string[],
): Promise<Set<string>> {
  if (phones.length === 0) return new Set()
  const { phone, listId: of } = registryNumbers
  const rows = await db
    .select({ phone })
    .from(registryNumbers)
    .where(and(eq(of, listId), inArray(phone, [...phones])))
  return new Set(rows.map((row) => row.phone))
}

type NewList = Pick<RegistryList, 'name' | 'asOf' | 'personId'>

/** A list that is about to come in; nobody is asked by it before it is whole. */
export async function beginRegistryList(db: PaceDb, list: NewList): Promise<string> {
  const startedAt = new Date().toISOString()
  const [row] = await db
    .insert(registryLists)
    .values({ ...list, startedAt })
    .returning({ id: registryLists.id })
  if (!row) throw new Error('The list was not kept.')
  return row.id
}

export async function addRegistered(
  db: PaceDb,
  listId: string,
  phones: readonly string[],
): Promise<void> {
  if (phones.length === 0) return
  // As one array: thousands of parameters of their own are slower than the rows.
  await db.execute(sql`insert into registry_numbers (list_id, phone)
    select ${listId}::uuid, phone from unnest(${sql.param([...phones])}::text[]) as phone on conflict do nothing`)
}

/**
 * From now on it is the one that is asked. Of several that come in at once the one that began last counts: `conflict` for any other, whose
 * numbers nobody asks.
 */
export async function completeRegistryList(
  db: PaceDb,
  { id, unread, by }: { id: string; unread: number; by: ChangedBy },
): Promise<RegistryList> {
  const numbers = await db.$count(registryNumbers, eq(registryNumbers.listId, id))
  const list = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('registry lists', 0))`)
    const wholeAt = new Date().toISOString()
    const isLast = sql`not exists (select 1 from registry_lists as other where other.id <> ${id}
      and (other.started_at, other.id) > (${registryLists.startedAt}, ${registryLists.id}))`
    const [row] = await tx
      .update(registryLists)
      .set({ numbers, unread, wholeAt })
      .where(and(eq(registryLists.id, id), isLast))
      .returning()
    if (!row) throw begunAnew()
    const { name, asOf } = row
    await appendAudit(tx, {
      ...by,
      action: 'registry.list',
      target: `registry:${id}`,
      outcome: 'allowed',
      before: null,
      after: { name, asOf, numbers, unread },
    })
    return row
  })
  await forgetStaleNumbers(db)
  return list
}

const SLICE = 50_000

/** Numbers of lists that nobody asks any more: they were given for that long. In slices, for there may be millions; a list that came in today stays. */
async function forgetStaleNumbers(db: PaceDb): Promise<void> {
  const asked = await findRegistryList(db)
  if (!asked) return
  for (let gone = SLICE; gone === SLICE;) {
    const rows = await db.execute(sql`delete from registry_numbers where ctid = any (array(
      select registry_numbers.ctid from registry_numbers join registry_lists on registry_lists.id = list_id
      where list_id <> ${asked.id} and (whole_at is not null or (started_at, registry_lists.id) < (${asked.startedAt}::timestamptz, ${asked.id}::uuid))
      limit ${SLICE}))`)
    gone = rows.count
  }
}

function begunAnew(): DomainError {
  return new DomainError(
    'conflict',
    'Another list was begun meanwhile; this one is not used.',
    [],
    {
      key: 'registryBegunAnew',
    },
  )
}
