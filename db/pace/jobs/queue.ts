import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'

export type NewJob = {
  task: string
  payload: object
  /** A job that waits under the same key is replaced. */
  key: string
  delaySeconds?: number
  maxAttempts?: number
  /** Jobs of one queue run one after another. */
  queue?: string
  /** A job that waits keeps its time: its payload alone is replaced. */
  keepsTime?: boolean
}

/** Puts a job on the queue as part of the transaction: it exists if, and only if, what asks for it is committed. */
export async function addJob(tx: PaceDb, job: NewJob): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      ${job.task},
      payload := ${JSON.stringify(job.payload)}::json,
      queue_name := ${job.queue ?? null},
      run_at := now() + make_interval(secs => ${job.delaySeconds ?? 0}),
      max_attempts := ${job.maxAttempts ?? 25},
      job_key := ${job.key},
      job_key_mode := ${job.keepsTime ? 'preserve_run_at' : 'replace'}
    )`)
}

export type JobKind = Pick<NewJob, 'task' | 'maxAttempts'> & {
  /** What comes before the number in the key of each. */
  keyPrefix: string
}

/** As `addJob`, one for each number, all in one statement: the payload is `{id}`. */
export async function addJobsFor(tx: PaceDb, kind: JobKind, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.execute(sql`
    select graphile_worker.add_job(
      ${kind.task},
      payload := json_build_object('id', one.id::bigint),
      max_attempts := ${kind.maxAttempts ?? 25},
      job_key := ${kind.keyPrefix} || one.id,
      job_key_mode := 'replace'
    ) from json_array_elements_text(${JSON.stringify(ids)}::text::json) as one(id)`)
}
