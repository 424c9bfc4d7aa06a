import { type Actor, authorise } from '#domain/access/access.ts'
import type { Role } from '#domain/access/person.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { LONGEST_SQL, type SqlProblem, sqlProblem } from '#db/pace/sql/check-sql.ts'
import type { RunSql, SqlFailure, SqlRows } from '#db/pace/sql/run-sql.ts'
import { beginSqlRun, countOpenRuns, endSqlRun } from '#db/pace/sql/sql-runs.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'

export type SqlAnswer =
  | ({ state: 'answered'; ms: number } & SqlRows)
  | { state: 'refused'; why: SqlProblem['why'] | SqlFailure['why']; named: string }

type Deps = { db: PaceDb; runSql: RunSql }
type Asked = {
  actor: Actor
  /** Under whose rights it runs. */
  person: { id: string; role: Role; teamId: string | null }
  /** As the audit names it. */
  by: ChangedBy
  statement: string
  signal: AbortSignal
}

/** One person's runs that go on at a time: nobody takes the connections of all. */
const MOST_AT_ONCE = 2
/** What is too long to be run is not kept whole. */
const KEPT_LETTERS = 500
const AUDITED = { answered: 'allowed', refused: 'denied', failed: 'failed' } as const

/**
 * Runs SQL that a person wrote, under that person's rights: checked by the grammar, written down, run read only by a role that may read
 * nothing else, and audited however it ended.
 */
export async function answerSql({ db, runSql }: Deps, asked: Asked): Promise<SqlAnswer> {
  const { actor, by, person, signal } = asked
  // Postgres keeps neither halves of characters nor NUL.
  const statement = asked.statement.toWellFormed().replaceAll('\0', '')
  authorise(actor, 'writeSql', 'question', { teamId: person.teamId })
  const { id: personId, role, teamId } = person
  if ((await countOpenRuns(db, personId)) >= MOST_AT_ONCE)
    return { state: 'refused', why: 'busy', named: '' }
  const kept = statement.length > LONGEST_SQL ? cut(statement) : statement
  const runId = await beginSqlRun(db, { personId, role, teamId, statement: kept })
  const began = performance.now()
  const end = async (answer: SqlAnswer | null, reason: string | null) => {
    const outcome = answer?.state ?? 'failed'
    const rowCount = answer?.state === 'answered' ? answer.rows.length : null
    const durationMs = Math.round(performance.now() - began)
    await endSqlRun(db, runId, { outcome, reason, rowCount, durationMs })
    await appendAudit(db, {
      ...by,
      action: 'question.sql',
      target: `sql:${runId}`,
      outcome: AUDITED[outcome],
      after: { statement: kept, rows: rowCount, ...(reason ? { reason } : {}) },
    })
  }
  try {
    const answer = await checkedAndRun({ statement, runId, signal }, runSql, began)
    await end(answer, answer.state === 'refused' ? `${answer.why} ${answer.named}`.trim() : null)
    return answer
  } catch (error) {
    await end(null, error instanceof Error ? error.name : 'unknown')
    throw error
  }
}

async function checkedAndRun(
  run: Parameters<RunSql>[0],
  runSql: RunSql,
  began: number,
): Promise<SqlAnswer> {
  const problem = await sqlProblem(run.statement)
  if (problem) return { state: 'refused', why: problem.why, named: problem.named ?? '' }
  const found = await runSql(run)
  if ('why' in found) return { state: 'refused', why: found.why, named: found.message }
  return { state: 'answered', ...found, ms: Math.round(performance.now() - began) }
}

function cut(statement: string): string {
  return `${statement.slice(0, KEPT_LETTERS).toWellFormed()}… (${statement.length})`
}
