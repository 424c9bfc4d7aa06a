import { inArray, lt, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { jobWorkers } from '../schema.ts'

/** These workers live: said again and again, for as long as they do. */
export async function noteWorkers(db: PaceDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .insert(jobWorkers)
    .values(ids.map((id) => ({ id, seenAt: sql`now()` })))
    .onConflictDoUpdate({ target: jobWorkers.id, set: { seenAt: sql`now()` } })
}

export async function forgetWorkers(db: PaceDb, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(jobWorkers).where(inArray(jobWorkers.id, [...ids]))
}

/**
 * Lets others take what workers had begun that have not been heard of for so long: by itself the queue waits four hours, with all that
 * stands behind it in its line. Of a worker that nobody has ever heard of nothing is known before the same time has passed. How many jobs
 * there were.
 */
export async function releaseSilentWorkers(db: PaceDb, silentMs: number): Promise<number> {
  const since = sql`now() - ${silentMs} * interval '1 millisecond'`
  const released = await db.execute<{ worker: string; jobs: number }>(sql`
    with held as (
      select locked_by as worker, min(locked_at) as since, count(*)::int as jobs from graphile_worker.jobs
      where locked_by is not null group by locked_by
    ), silent as (
      select worker, jobs from held left join job_workers w on w.id = held.worker
      where coalesce(w.seen_at, held.since) < ${since}
    )
    select worker, jobs from silent`)
  const workers = released.map(({ worker }) => worker)
  if (workers.length > 0)
    await db.execute(
      sql`select graphile_worker.force_unlock_workers(${sql.param(workers)}::text[])`,
    )
  await db.delete(jobWorkers).where(lt(jobWorkers.seenAt, sql`now() - interval '1 day'`))
  return released.reduce((sum, { jobs }) => sum + Number(jobs), 0)
}
