import type postgres from 'postgres'

/**
 * Does the work while nobody else, in any process, does work under the same name. The lock lives with its connection:
 * whoever dies lets go of it.
 */
export async function withAdvisoryLock<Result>(
  sql: postgres.Sql,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const connection = await sql.reserve()
  try {
    await connection`select pg_advisory_lock(hashtextextended(${name}, 0))`
    return await work()
  } finally {
    await connection`select pg_advisory_unlock(hashtextextended(${name}, 0))`.finally(() =>
      connection.release(),
    )
  }
}
