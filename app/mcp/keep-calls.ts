import type { ProgramCallKind, ProgramCallOutcome, TouchedRecord } from '#domain/program/program.ts'
import { isUuid } from '#domain/uuid.ts'
import { DomainError } from '#domain/errors.ts'
import { subjectName } from '#domain/access/access.ts'
import { insertProgramCall } from '#db/pace/programs/calls.ts'
import { currentTrace } from '#service/trace.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import type { McpCaller } from './caller/caller.ts'

/** So many records of a call are named to its person; the others are counted. */
export const MOST_NAMED = 50

type Called = { kind: ProgramCallKind; name: string }
type Touch = (noun: string, ids: readonly string[]) => void
type Worked<Result> = { answer: Result; outcome?: ProgramCallOutcome }

/**
 * Does what a program asks and keeps it for its person to see: what was called, what came of it, and of which records it was told. A
 * refusal stands in the audit too; a bug is logged, and told as nothing but a bug.
 */
export async function keepCall<Result>(
  deps: Pick<ApiDeps, 'db' | 'auditDenial' | 'log'>,
  caller: McpCaller,
  called: Called,
  work: (touch: Touch) => Promise<Worked<Result>>,
): Promise<Result> {
  const records: TouchedRecord[] = []
  const touch: Touch = (noun, ids) => records.push(...ids.map((id) => ({ noun, id })))
  const keep = (outcome: ProgramCallOutcome) =>
    keepOne(deps, caller, { ...called, outcome, records })
  try {
    const { answer, outcome = 'done' } = await work(touch)
    await keep(outcome)
    return answer
  } catch (error) {
    const isRule = error instanceof DomainError
    if (!isRule) deps.log.error({ err: error }, 'a program could not be answered')
    else if (error.code === 'forbidden') audit(deps, caller, called, error.message)
    await keep(isRule ? 'refused' : 'failed')
    throw isRule ? error : new DomainError('unavailable', 'Something went wrong on our side.')
  }
}

type Kept = Called & { outcome: ProgramCallOutcome; records: TouchedRecord[] }

/** What was answered is answered, whether it could be written down or not. */
async function keepOne(
  { db, log }: Pick<ApiDeps, 'db' | 'log'>,
  { actor, client, connectionId }: McpCaller,
  { records, ...kept }: Kept,
): Promise<void> {
  const call = {
    ...kept,
    personId: actor.id,
    client,
    connectionId: connectionId && isUuid(connectionId) ? connectionId : null,
    records: records.slice(0, MOST_NAMED),
    touched: records.length,
  }
  await insertProgramCall(db, call).catch((error: unknown) =>
    log.error({ err: error }, 'the call of a program was not kept'),
  )
}

function audit(
  { auditDenial }: Pick<ApiDeps, 'auditDenial'>,
  { actor, client }: McpCaller,
  { name }: Called,
  reason: string,
): void {
  auditDenial({
    actor: subjectName(actor),
    via: client,
    action: `mcp.${name}`,
    reason,
    address: null,
    traceId: currentTrace()?.traceId,
  })
}
