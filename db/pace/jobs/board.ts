import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { readInstant } from '../../columns.ts'
import { JOB_STATES, type JobState } from '#domain/jobs/job.ts'
import type { PaceDb } from '../client.ts'

const at = z.string().transform(readInstant)
const JobSchema = z.object({
  id: z.string(),
  task: z.string(),
  queue: z.string().nullable(),
  key: z.string().nullable(),
  state: z.enum(JOB_STATES),
  attempts: z.coerce.number(),
  maxAttempts: z.coerce.number(),
  error: z.string().nullable(),
  runAt: at,
  createdAt: at,
  lockedAt: at.nullable(),
})
export type Job = z.output<typeof JobSchema>

const state = sql`case when locked_at is not null then 'running' when attempts >= max_attempts then 'dead'
  when attempts > 0 then 'failing' else 'waiting' end`
const FIELDS = sql`id::text, task_identifier as task, queue_name as queue, key, ${state} as state, attempts,
  max_attempts as "maxAttempts", left(last_error, 2000) as error, run_at::text as "runAt", created_at::text as "createdAt",
  locked_at::text as "lockedAt"`
const IS: Record<JobState, SQL> = {
  running: sql`locked_at is not null`,
  dead: sql`locked_at is null and attempts >= max_attempts`,
  failing: sql`locked_at is null and attempts > 0 and attempts < max_attempts`,
  waiting: sql`locked_at is null and attempts = 0 and attempts < max_attempts`,
}
/** Beyond that it is told as more. */
const MOST_COUNTED = 10_001

/** Jobs in a state, the newest first. */
export async function listJobs(
  db: PaceDb,
  { state: wanted, before, limit }: { state: JobState; before?: string | undefined; limit: number },
): Promise<{ rows: Job[]; next: string | null }> {
  const found = await db.execute(sql`
    select ${FIELDS} from graphile_worker.jobs
    where ${IS[wanted]} and id < ${before ?? '9223372036854775807'}::bigint order by jobs.id desc limit ${limit + 1}`)
  const rows = z.array(JobSchema).parse([...found])
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export async function findJob(db: PaceDb, id: string): Promise<Job | null> {
  const found = await db.execute(
    sql`select ${FIELDS} from graphile_worker.jobs where id = ${id}::bigint`,
  )
  return z.array(JobSchema).parse([...found])[0] ?? null
}

const CountSchema = z.object({ state: z.enum(JOB_STATES), count: z.coerce.number() })

/** How many are in each state, as far as it matters. */
export async function countJobs(db: PaceDb): Promise<Record<JobState, number>> {
  const parts = JOB_STATES.map(
    (one) => sql`select ${one}::text as state, (select count(*) from (
      select 1 from graphile_worker.jobs where ${IS[one]} limit ${MOST_COUNTED}::int) as found) as count`,
  )
  const found = await db.execute(sql.join(parts, sql` union all `))
  const counts = z.array(CountSchema).parse([...found])
  const of = (one: JobState) => counts.find((row) => row.state === one)?.count ?? 0
  return {
    running: of('running'),
    waiting: of('waiting'),
    failing: of('failing'),
    dead: of('dead'),
  }
}

/** Begins it at once, as if it had never failed; false where it runs, or is gone. */
export async function retryJob(tx: PaceDb, id: string): Promise<boolean> {
  const done = await tx.execute(
    sql`select id from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0)`,
  )
  return done.length > 0
}

/** It is tried no more until somebody asks; false where it runs, or is gone. */
export async function giveUpJob(tx: PaceDb, id: string, because: string): Promise<boolean> {
  const done = await tx.execute(
    sql`select id from graphile_worker.permanently_fail_jobs(array[${id}::bigint], ${because}::text)`,
  )
  return done.length > 0
}

const ReaderSchema = z.object({
  reader: z.string(),
  sequence: z.coerce.number(),
  behind: z.coerce.number(),
  since: at.nullable(),
  movedAt: at,
})
export type EventReader = z.output<typeof ReaderSchema>

/** How far each reader of the log is, and since when its next event waits. */
export async function listEventReaders(db: PaceDb): Promise<EventReader[]> {
  const found = await db.execute(sql`
    select c.reader, c.sequence, (select coalesce(max(sequence), 0) from entity_events) - c.sequence as behind,
      (select e.at::text from entity_events e where e.sequence > c.sequence order by e.sequence limit 1) as since,
      c.updated_at::text as "movedAt"
    from event_cursors c order by c.reader limit 200`)
  return z.array(ReaderSchema).parse([...found])
}
