import { appendAudit } from '#db/pace/audit/audit.ts'
import { tryAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import type { PaceClient, PaceDb } from '#db/pace/client.ts'
import { applyEffects, listKnownPeople, lockKnownPeople } from '#db/pace/directory/people.ts'
import { finishRun, hasRunSince, startRun } from '#db/pace/directory/runs.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { listTeams } from '#db/pace/people/teams.ts'
import { exceedsCap } from '#domain/directory/breaker.ts'
import type { DirectorySnapshot } from '#domain/directory/directory-user.ts'
import type { KnownPerson } from '#domain/directory/effects.ts'
import { findMissing, planSync } from '#domain/directory/plan.ts'
import type { DirectoryRules } from '#domain/directory/rules.ts'
import type { Logger } from '#service/log.ts'
import { confirmGone } from './confirm-gone.ts'
import type { GoogleDirectory } from './google/google-directory.ts'
import { DirectoryProblem } from './google/problem.ts'
import { readUsers, type ReadUsers } from './read-snapshot.ts'
import { report, type SyncResult, toSkip } from './report.ts'
import { resolveTeams } from './resolve-teams.ts'

export type DirectoryContext = {
  google: GoogleDirectory
  rules: DirectoryRules
  pace: Pick<PaceClient, 'db' | 'sql'>
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  now: () => Date
}
export type SyncOptions = {
  trigger: 'schedule' | 'command'
  by: ChangedBy
  /** Ends as many accesses as the directory says, whatever the caps. */
  force?: boolean
  allowNoAdmin?: boolean
  /** Says what it would do, and leaves no trace. */
  dryRun?: boolean
  /** Not when anybody has begun one since. */
  unlessSince?: Date
}
/** The network's part of a run: what was read, and what it would come to. */
type Reading = {
  snapshot: DirectorySnapshot
  unreadable: ReadUsers['unreadable']
  expected: SyncResult
}

/** One full sync; null, and nothing done, while another process is at it or when none is due. */
export async function syncDirectory(
  context: DirectoryContext,
  options: SyncOptions,
): Promise<SyncResult | null> {
  const { unlessSince, dryRun } = options
  return tryAdvisoryLock(context.pace.sql, 'directory sync', async () => {
    if (unlessSince && (await hasRunSince(context.pace.db, unlessSince))) return null
    return dryRun ? rehearse(context, options) : run(context, options)
  })
}

async function rehearse(context: DirectoryContext, options: SyncOptions): Promise<SyncResult> {
  const { expected } = await readDirectory(context, options, context.now().toISOString())
  return expected
}

async function run(context: DirectoryContext, options: SyncOptions): Promise<SyncResult> {
  const { pace, now, log } = context
  const { trigger, force = false, allowNoAdmin = false } = options
  const startedAt = now().toISOString()
  const runId = await startRun(pace.db, { trigger, forced: force || allowNoAdmin, startedAt })
  const finish = async (db: PaceDb, result: SyncResult) => {
    await finishRun(db, runId, { ...result, now: now() })
    await auditRun(db, options, result)
    return result
  }
  try {
    const reading = await readDirectory(context, options, startedAt)
    const result = await pace.db.transaction(async (tx) =>
      finish(tx, await applyReading(tx, context, options, reading)),
    )
    report(log, result)
    return result
  } catch (error) {
    log.error({ err: error }, 'the directory could not be synced')
    return finish(pace.db, failure(error))
  }
}

/** Everything that needs the network, before any row is locked. */
async function readDirectory(
  context: DirectoryContext,
  options: SyncOptions,
  at: string,
): Promise<Reading> {
  const { google, rules, pace } = context
  const { users, unreadable } = await readUsers(google, rules)
  const people = await listKnownPeople(pace.db)
  const seen = new Set([...users, ...unreadable].flatMap(({ id }) => id ?? []))
  // Whoever was found to be gone before needs no second word.
  const missing = findMissing(people, seen)
    .filter(({ closedByDirectory }) => closedByDirectory !== 'deleted')
    .flatMap(({ subject }) => subject ?? [])
  const snapshot = { at, users, gone: new Set(missing) }
  const expected = await decide(pace.db, context, options, { people, snapshot, unreadable })
  // Too many are gone, or a page is: either way nothing will be changed, and nobody needs to be asked for.
  if (expected.outcome === 'done') await confirmGone(google, missing, rules.caps)
  return { snapshot, unreadable, expected }
}

/** Decided again from people as they are under the lock, so that nothing comes between the decision and the deed. */
async function applyReading(
  tx: PaceDb,
  context: DirectoryContext,
  options: SyncOptions,
  { snapshot, unreadable, expected }: Reading,
): Promise<SyncResult> {
  if (expected.outcome !== 'done') return expected
  const people = await lockKnownPeople(tx)
  const decided = await decide(tx, context, options, { people, snapshot, unreadable })
  if (decided.outcome !== 'done') return decided
  const applied = { by: options.by, checkedAt: snapshot.at, now: context.now() }
  return { ...decided, effects: await applyEffects(tx, decided.effects, applied) }
}

type Facts = Pick<Reading, 'snapshot' | 'unreadable'> & { people: KnownPerson[] }

async function decide(
  db: PaceDb,
  { rules }: DirectoryContext,
  { force = false, allowNoAdmin = false }: SyncOptions,
  { people, snapshot, unreadable }: Facts,
): Promise<SyncResult> {
  const teams = resolveTeams(await listTeams(db), rules)
  const plan = planSync({ snapshot, people, teams, rules, allowNoAdmin })
  const users = snapshot.users.length + unreadable.length
  const effects = [...plan.effects, ...unreadable.map(toSkip)]
  const problem = force ? null : exceedsCap(plan, rules.caps)
  if (problem) return { outcome: 'refused', problem, cap: 'closedPercent', users, effects }
  return { outcome: 'done', users, effects }
}

/** Somebody's own doing, and what a cap held back. That all is as it was every ten minutes is no news. */
async function auditRun(
  db: PaceDb,
  { trigger, by, force = false, allowNoAdmin = false }: SyncOptions,
  { outcome, cap, effects }: SyncResult,
): Promise<void> {
  if (!outcome || (trigger === 'schedule' && outcome !== 'refused')) return
  const after = { changes: effects.length, force, allowNoAdmin, ...(cap ? { cap } : {}) }
  await appendAudit(db, { ...by, action: 'directory.sync', outcome: AUDITED[outcome], after })
}

const AUDITED = { done: 'allowed', refused: 'denied', failed: 'failed' } as const

/** What Google did wrong is for the admin to read; what went wrong here is in the log. */
function failure(error: unknown): SyncResult {
  if (error instanceof DirectoryProblem) {
    return { outcome: 'failed', problem: error.message, cap: error.cap, effects: [] }
  }
  const stopped = error instanceof Error && error.name === 'AbortError'
  return { outcome: 'failed', problem: stopped ? STOPPED : UNKNOWN, effects: [] }
}

const STOPPED = 'The process was stopped on the way. Nothing was changed.'
const UNKNOWN = 'Something went wrong on our side; it is in the log. Nothing was changed.'
