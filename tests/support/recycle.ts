import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'

const PATIENCE_MS = 1000

/**
 * Used pairs, emptied, wait in a table of the cluster for the next test in whatever worker: emptying takes a tenth of the time
 * that copying the templates takes.
 */
export async function takeUsedPair(admin: postgres.Sql): Promise<string | null> {
  const [row] = await admin<{ tag: string }[]>`
    delete from used_pair where tag = (select tag from used_pair limit 1 for update skip locked) returning tag`
  return row?.tag ?? null
}

export async function keepUsedPair(admin: postgres.Sql, tag: string): Promise<void> {
  await admin`insert into used_pair (tag) values (${tag})`
}

/** Leaves what the migrations laid down: no other rows, and no table that a test has made. Of what is empty it takes milliseconds. */
export async function emptyDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    await sql.unsafe(EMPTY_ALL)
  } finally {
    await sql.end()
  }
}

/** Clients that said good-bye need a moment to be gone: ended by force, some would throw in the middle of the next test. */
export async function endSessions(admin: postgres.Sql, name: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    const sessions = await admin`select 1 from pg_stat_activity where datname = ${name}`
    if (sessions.length === 0) return
    await delay(10)
  }
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
}

/** Only tables that hold something are written to; replica mode leaves out triggers and foreign keys. */
const EMPTY_ALL = `
do $$
declare
  place text;
  used boolean;
begin
  set local session_replication_role = replica;
  for place in
    select format('%I.%I', schemaname, tablename) from pg_tables
    where schemaname in ('public', 'graphile_worker') and tableowner not like '%\\_migrator'
  loop
    execute 'drop table ' || place || ' cascade';
  end loop;
  for place in
    select format('%I.%I', schemaname, tablename) from pg_tables
    where schemaname in ('public', 'graphile_worker') and tablename <> 'migrations'
  loop
    execute 'select exists (select 1 from ' || place || ')' into used;
    if used then
      execute 'delete from ' || place;
    end if;
  end loop;
  for place in select tablename from pg_tables where schemaname = 'as_migrated'
  loop
    execute format('insert into public.%1$I select * from as_migrated.%1$I', place);
  end loop;
  for place in
    select format('%I.%I', schemaname, sequencename) from pg_sequences
    where schemaname in ('public', 'graphile_worker') and last_value is not null
  loop
    execute 'alter sequence ' || place || ' restart';
  end loop;
end $$`

/** Copies what the migrations have laid down, in the template that each test's databases are copied from. */
export const KEEP_AS_MIGRATED = `
do $$
declare
  place text;
  used boolean;
begin
  create schema as_migrated;
  for place in select tablename from pg_tables where schemaname = 'public'
  loop
    execute format('select exists (select 1 from public.%I)', place) into used;
    if used then
      execute format('create table as_migrated.%1$I as table public.%1$I', place);
    end if;
  end loop;
end $$`
