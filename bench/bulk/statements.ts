import postgres from 'postgres'

/** With which a cluster counts what each statement costs. */
export const COUNTING_STATEMENTS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '2000',
}

/** What the dearest statements have cost since the last call, in milliseconds of Postgres's own. */
export async function dearestStatements(superuser: string, most = 25) {
  const client = postgres(superuser, { max: 1, onnotice: () => undefined })
  try {
    await client`create extension if not exists pg_stat_statements`
    const rows = await client`
      select calls, round(total_exec_time::numeric) as total, round(mean_exec_time::numeric, 2) as mean,
        rows, left(regexp_replace(query, '\s+', ' ', 'g'), 140) as query
      from pg_stat_statements order by total_exec_time desc limit ${most}`
    await client`select pg_stat_statements_reset()`
    return rows.map(({ calls, total, mean, rows: count, query }) => ({
      calls: Number(calls),
      total: Number(total),
      mean: Number(mean),
      rows: Number(count),
      query: String(query),
    }))
  } finally {
    await client.end()
  }
}
