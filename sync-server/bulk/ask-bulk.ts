import { appendAudit } from '#db/pace/audit/audit.ts'
import {
  type Bulk,
  countRunning,
  findBulk,
  findUndoOf,
  insertBulk,
  insertUndo,
  moveBulk,
} from '#db/pace/commands/bulk.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type Actor, subjectName } from '#domain/access/access.ts'
import { type BulkStep, type NewBulk } from '#domain/bulk/bulk.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { commandFor } from '#domain/record/commands.ts'
import { currentTrace } from '#service/trace.ts'
import { requireReferences } from '../commands/document-work/known-references.ts'

/** Of one person at a time: what is asked beyond that waits for them to see what they have done. */
const MOST_RUNNING = 5

type Asking = { db: PaceDb; actor: Actor }

/** Notes what is to be done, and to which records. Asked twice under one id it is noted once. */
export async function askBulk({ db, actor }: Asking, asked: NewBulk): Promise<Bulk> {
  const person = requirePerson(actor)
  const { id, kind, selection, args } = asked
  const command = commandFor(kind, asked.command)
  if (!command.overMany)
    throw new DomainError('invalid', `${asked.command} is done to one ${kind} at a time.`, [], {
      key: 'oneAtATime',
    })
  command.parseArgs(args)
  await requireReferences(db, args)
  await requireFewRunning(db, person.id)
  const documents = [...new Set(selection.ids)].map((key) => documentName(kind, key.toLowerCase()))
  const values = { id, kind, command: asked.command, args, selection, total: documents.length }
  const own = { personId: person.id, via: person.via ?? null, state: 'running' } as const
  if (await insertBulk(db, { ...values, ...own }, documents))
    await audit(db, actor, {
      action: `bulk.${asked.command}`,
      target: id,
      after: { kind, args, total: values.total },
    })
  return requireOwn(db, actor, id)
}

/** Stops one for a while or for good, lets it go on, or takes back what it has changed; gives how it stands then. */
export async function stepBulk(
  { db, actor }: Asking,
  { id, step, undoId }: { id: string; step: BulkStep; undoId: string },
): Promise<Bulk> {
  const bulk = await requireOwn(db, actor, id)
  if (step === 'undo') return undoBulk({ db, actor }, bulk, undoId)
  const moves = {
    pause: { from: ['running'], to: 'paused' },
    resume: { from: ['paused'], to: 'running' },
    cancel: { from: ['running', 'paused'], to: 'cancelled' },
  } as const
  const move = moves[step]
  const hasMoved = await moveBulk(db, id, move)
  const now = await requireOwn(db, actor, id)
  if (!hasMoved && now.state !== move.to)
    throw new DomainError('conflict', `This cannot be done any more: it is ${now.state}.`, [], {
      key: 'bulkOver',
    })
  if (hasMoved) await audit(db, actor, { action: `bulk.${step}`, target: id })
  return now
}

async function undoBulk({ db, actor }: Asking, undone: Bulk, id: string): Promise<Bulk> {
  const person = requirePerson(actor)
  if (undone.state === 'running' || undone.state === 'paused')
    throw new DomainError('conflict', 'It still goes on; cancel it first, then take it back.', [], {
      key: 'bulkGoesOn',
    })
  if (await insertUndo(db, { id, personId: person.id, via: person.via ?? null }, undone))
    await audit(db, actor, { action: 'bulk.undo', target: undone.id, after: { undo: id } })
  const undo = await findUndoOf(db, undone.id)
  if (!undo)
    throw new DomainError('conflict', 'This id is that of another command; take a new one.', [], {
      key: 'bulkOver',
    })
  return undo
}

/** One's own; admins see everybody's. That there is one of somebody else's is not told. */
async function requireOwn(db: PaceDb, actor: Actor, id: string): Promise<Bulk> {
  const person = requirePerson(actor)
  const bulk = await findBulk(db, id)
  if (bulk && (bulk.personId === person.id || person.role === 'admin')) return bulk
  throw new DomainError('notFound', 'There is no such command over many.')
}

function requirePerson(actor: Actor): Extract<Actor, { kind: 'person' }> {
  if (actor.kind === 'person' && actor.call === undefined) return actor
  throw new DomainError('forbidden', 'Only a person changes many records at once.')
}

async function requireFewRunning(db: PaceDb, personId: string): Promise<void> {
  if ((await countRunning(db, personId)) < MOST_RUNNING) return
  throw new DomainError(
    'tooMany',
    `${MOST_RUNNING} of your commands over many are running; wait for one to end.`,
    [],
    { key: 'tooManyBulks', with: { most: MOST_RUNNING } },
  )
}

type Told = { action: string; target: string; after?: Record<string, unknown> }

async function audit(db: PaceDb, actor: Actor, told: Told): Promise<void> {
  const via = actor.kind === 'person' ? (actor.via ?? null) : null
  const traceId = currentTrace()?.traceId
  await appendAudit(db, { actor: subjectName(actor), via, outcome: 'allowed', traceId, ...told })
}
