import { and, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
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

/** From now on it is the one that is asked, and those before it are forgotten: their numbers were given for that long. */
export async function completeRegistryList(
  db: PaceDb,
  { id, unread, by }: { id: string; unread: number; by: ChangedBy },
): Promise<RegistryList> {
  return db.transaction(async (tx) => {
    const numbers = await tx.$count(registryNumbers, eq(registryNumbers.listId, id))
    const wholeAt = new Date().toISOString()
    const [row] = await tx
      .update(registryLists)
      .set({ numbers, unread, wholeAt })
      .where(eq(registryLists.id, id))
      .returning()
    if (!row) throw new Error('The list is not there.')
    await tx.delete(registryNumbers).where(ne(registryNumbers.listId, id))
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
}
