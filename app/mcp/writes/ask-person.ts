import { APPROVAL_MINUTES, MOST_WAITING } from '#domain/program/program.ts'
import {
  type Approval,
  askApproval,
  findApproval,
  type NotAsked,
  withdrawApproval,
} from '#db/pace/programs/approvals.ts'
import { findConnection } from '#db/pace/programs/connections.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import type { McpCaller } from '../caller/caller.ts'
import type { ApprovalWatch } from '#db/pace/programs/watch-approvals.ts'
import { hashApproval, type WriteTool } from './write-tool.ts'

type Asking = {
  db: PaceDb
  zone: string
  watch: Pick<ApprovalWatch, 'follow'>
  /** How long a program is kept waiting for the answer; it may ask for it later. */
  waitMs: number
  now: () => Date
  /** The program takes its call back. */
  signal: AbortSignal
  /** The program is told, while it waits, that it does. */
  waiting: (seconds: number) => void
}

/** Puts what a program wants to write before its person, and waits a while for the answer. */
export async function askPerson(
  asking: Asking,
  caller: McpCaller,
  { tool, args }: { tool: WriteTool; args: Record<string, unknown> },
): Promise<Approval> {
  const { db, zone, now } = asking
  const { actor, client, connectionId } = caller
  const connection = connectionId ? await findConnection(db, connectionId) : null
  const asked = await askApproval(
    db,
    {
      personId: actor.id,
      client,
      clientName: connection?.name ?? client.replace(/^service:/, ''),
      connectionId: connection?.id ?? null,
      callId: actor.call ?? null,
      tool: tool.name,
      args,
      argsHash: hashApproval(tool.name, args),
      expiresAt: new Date(now().getTime() + APPROVAL_MINUTES * 60_000).toISOString(),
    },
    { now: now(), zone },
  )
  if (typeof asked === 'string') throw new DomainError(...NOT_ASKED[asked])
  return waitForAnswer(asking, asked)
}

const NOT_ASKED: Record<NotAsked, [ErrorCode, string]> = {
  tooMany: [
    'tooMany',
    `${MOST_WAITING} questions of yours wait for this person already; ask again when they are answered.`,
  ],
  answered: ['conflict', 'This was answered a moment ago; ask again.'],
}

const TELL_EVERY_MS = 5_000

async function waitForAnswer(asking: Asking, asked: Approval): Promise<Approval> {
  const { db, watch, waitMs, now, signal, waiting } = asking
  const { promise: over, resolve: end } = Promise.withResolvers<'over'>()
  let bell = Promise.withResolvers<'rung'>()
  const unfollow = watch.follow(asked.id, () => bell.resolve('rung'))
  const begun = performance.now()
  const tell = () => waiting(Math.round((performance.now() - begun) / 1000))
  const telling = setInterval(tell, TELL_EVERY_MS).unref()
  const timer = setTimeout(() => end('over'), waitMs)
  signal.addEventListener('abort', () => end('over'), { once: true })
  try {
    tell()
    for (;;) {
      // The bell is hung up before the row is read: what is answered in between rings it.
      bell = Promise.withResolvers()
      const found = await findApproval(db, asked.id, { now: now() })
      if (!found) throw new DomainError('notFound', 'There is no such question.')
      if (found.state !== 'waiting' && found.state !== 'approved') return found
      if (signal.aborted) return await takeBack(db, found, now())
      if ((await Promise.race([bell.promise, over])) === 'over' && !signal.aborted) return found
    }
  } finally {
    clearInterval(telling)
    clearTimeout(timer)
    unfollow()
  }
}

/** A program that takes its call back has asked nothing, unless the person was quicker. */
async function takeBack(db: PaceDb, { id, personId }: Approval, now: Date): Promise<Approval> {
  const isTaken = await withdrawApproval(db, { id, personId, now })
  const became = isTaken ? 'nothing was written' : `it was answered before: read_approval ${id}`
  throw new DomainError('conflict', `The call was taken back; ${became}.`)
}
