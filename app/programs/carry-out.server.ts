import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  type Approval,
  claimApproval,
  findApproval,
  finishApproval,
  MAY_BE_WRITTEN,
  reopenApproval,
} from '#db/pace/programs/approvals.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import { DomainError } from '#domain/errors.ts'
import type { Actor } from '#domain/access/access.ts'
import { type PersonActor, requirePerson } from '../api/caller/caller.ts'
import type { RunContext, WriteTool, Written } from '../mcp/writes/write-tool.ts'
import { hashApproval } from '../mcp/writes/write-tool.ts'
import { findWrite } from '../mcp/writes/writes.ts'

type Answering = {
  db: PaceDb
  settings: RunContext['settings']
  commands: RunContext['commands']
  actor: PersonActor
  by: ChangedBy
  now: Date
}
/** `argsHash` is of what the person was shown: they say yes to that and nothing else. */
type Yes = { id: string; argsHash: string }

/**
 * A person says yes: what was shown is written once, as that person and with the rights that they have now. A rule that is broken ends
 * it. Where nothing could be reached the question of a row stands as before; that of a document stays answered, for the sync server may
 * have written it all the same: a minute later the yes can be said again, under the same key.
 */
export async function carryOut(
  { actor: who, ...rest }: Omit<Answering, 'actor'> & { actor: Actor },
  { id, argsHash }: Yes,
): Promise<void> {
  const actor = requirePerson(who, 'say yes to a program')
  const answering = { ...rest, actor }
  const { db, now } = answering
  const before = await findApproval(db, id, { now })
  const claimed = await claimApproval(db, { id, argsHash, personId: actor.id, now })
  if (!claimed) throw nothingToAnswer()
  try {
    await write(answering, claimed, requireSame(claimed))
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'unavailable') {
      await db.transaction((tx) =>
        finishApproval(tx, claimed, { state: 'failed', error: failureOf(error, before), now }),
      )
    } else if (findWrite(claimed.tool)?.writes !== 'document') await reopenApproval(db, claimed)
    throw error
  }
}

function failureOf({ message }: DomainError, before: Approval | null): string {
  return before?.state === 'approved' ? `${message} ${MAY_BE_WRITTEN}` : message
}

export function nothingToAnswer(): DomainError {
  const words = 'This was answered, taken back or not answered in time.'
  return new DomainError('conflict', words, [], { key: 'nothingToAnswer' })
}

/** The tool as it is now must still be asked for what was shown then. */
function requireSame({ tool: name, args, argsHash }: Approval): WriteTool {
  const tool = findWrite(name)
  if (tool && hashApproval(name, tool.parse(args)) === argsHash) return tool
  throw new DomainError(
    'outdated',
    'PACE has changed since this was asked; let the program ask again.',
  )
}

async function write(answering: Answering, approval: Approval, tool: WriteTool): Promise<void> {
  const { db, settings, commands, actor } = answering
  const context = {
    settings,
    commands,
    actor: actingFor(actor, approval),
    key: approval.id,
    program: approval.clientName,
  }
  if (tool.writes === 'document') {
    const written = await tool.run(approval.args, { ...context, db })
    return db.transaction((tx) => settle(tx, answering, approval, written))
  }
  await db.transaction(async (tx) => {
    await settle(tx, answering, approval, await tool.run(approval.args, { ...context, db: tx }))
  })
}

/** A delegation's work is signed by who did it; what a person's own program writes is the person's. */
function actingFor(actor: PersonActor, { client, callId }: Approval): PersonActor {
  return callId ? { ...actor, via: client.replace(/^service:/, ''), call: callId } : actor
}

async function settle(
  tx: PaceDb,
  { by, now }: Answering,
  approval: Approval,
  { result, records }: Written,
): Promise<void> {
  const { id, client, tool, args } = approval
  // Somebody took it meanwhile, and writes it too: of what was written here nothing stays.
  if (!(await finishApproval(tx, approval, { state: 'done', result, records, now })))
    throw nothingToAnswer()
  const [first] = records
  await appendAudit(tx, {
    ...by,
    via: client,
    action: `mcp.${tool}`,
    ...(first ? { target: `${first.noun}:${first.id}` } : {}),
    outcome: 'allowed',
    after: { approval: id, args },
  })
}
