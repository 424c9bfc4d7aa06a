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

/** The same, without waiting: null, and the work not begun, while somebody else is at it. */
export async function tryAdvisoryLock<Result>(
  sql: postgres.Sql,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const connection = await sql.reserve()
  try {
    const [row] = await connection<
      { got: boolean }[]
    >`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as got`
    if (!row?.got) return null
    try {
      return await work()
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended(${name}, 0))`
    }
  } finally {
    connection.release()
  }
}
