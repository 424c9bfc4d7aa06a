import type postgres from 'postgres'

type Definition = { table: string; name: string; definition: string }

/**
 * Does the work while these tables have neither foreign keys nor further indexes, and makes them anew from all rows at
 * once: row by row they cost several times the rows themselves. Part of one transaction, so that a broken one leaves
 * them as they were.
 */
export async function withoutIndexes(
  tx: postgres.Sql,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const foreignKeys = await listForeignKeys(tx, tables)
  const indexes = await listIndexes(tx, tables)
  for (const { table, name } of foreignKeys)
    await tx`alter table ${tx(table)} drop constraint ${tx(name)}`
  for (const { name } of indexes) await tx`drop index ${tx(name)}`
  await work()
  await tx`set local maintenance_work_mem = '256MB'`
  for (const { definition } of indexes) await tx.unsafe(definition)
  for (const { table, name, definition } of foreignKeys)
    await tx`alter table ${tx(table)} add constraint ${tx(name)} ${tx.unsafe(definition)}`
}

function listForeignKeys(tx: postgres.Sql, tables: readonly string[]): Promise<Definition[]> {
  return tx<Definition[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid::regclass::text in ${tx(tables)}`
}

/** Keys and what else is part of a constraint stay. */
function listIndexes(tx: postgres.Sql, tables: readonly string[]): Promise<Definition[]> {
  return tx<Definition[]>`
    select indrelid::regclass::text as table, indexrelid::regclass::text as name,
      pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid::regclass::text in ${tx(tables)}
      and not exists (select 1 from pg_constraint where conindid = indexrelid and conrelid = indrelid)`
}
