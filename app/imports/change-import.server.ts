import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  findImport,
  type Import,
  moveImport,
  type NewImport,
  NO_PROBLEM,
} from '#db/pace/imports/imports.ts'
import { rememberMapping } from '#db/pace/imports/mappings.ts'
import { forgetFates, noCounts } from '#db/pace/imports/rows.ts'
import { type Actor, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { fingerprintOf } from '#domain/import/guess-mapping.ts'
import {
  IMPORT_UNDO_DAYS,
  type ImportMapping,
  type ImportRule,
  type ImportState,
  isResumable,
} from '#domain/import/import.ts'
import { TARGETS } from '#domain/import/targets.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'

type Deps = { db: PaceDb; now?: () => Date }
type Move = { from: ImportState[]; state: ImportState } & Partial<NewImport>
type Who = { actor: Actor; by: ChangedBy }
export const IMPORT_STEPS = ['start', 'pause', 'resume', 'undo'] as const
export type ImportStep = (typeof IMPORT_STEPS)[number]

const DAY_MS = 86_400_000
/** Until it has begun it may be read otherwise. */
const MAPPABLE: readonly ImportState[] = ['mapping', 'checked', 'checking']

export async function requireImport(
  db: PaceDb,
  actor: Actor,
  id: string | undefined,
): Promise<Import> {
  authorise(actor, 'read', 'import')
  const one = id && /^[0-9a-f-]{36}$/.test(id) ? await findImport(db, id) : null
  if (one) return one
  throw new DomainError('notFound', 'There is no such import.')
}

/** How its file is read from now on, and has each row judged by it. */
export async function checkImport(
  { db }: Deps,
  { actor, by }: Who,
  one: Import,
  { mapping, rule }: { mapping: ImportMapping; rule: ImportRule },
): Promise<Import> {
  authorise(actor, 'run', 'import')
  if (!MAPPABLE.includes(one.state)) throw over(one)
  requireMapping(one, mapping)
  await db.transaction(async (tx) => {
    const moved = await moveImport(tx, one.id, {
      from: MAPPABLE,
      state: 'checking',
      mapping,
      rule,
      checked: 0,
      foretold: noCounts(),
      ...NO_PROBLEM,
      holder: null,
      heldUntil: null,
    })
    if (!moved) throw over(one)
    await forgetFates(tx, one.id)
    await rememberMapping(tx, {
      noun: one.noun,
      fingerprint: fingerprintOf(one.headers),
      mapping,
      rule,
    })
    await appendAudit(tx, { ...by, action: 'import.check', target: one.id, outcome: 'allowed' })
  })
  return requireImport(db, actor, one.id)
}

/** Each target once, and none that the noun does not have. */
function requireMapping({ noun, headers }: Import, { columns }: ImportMapping): void {
  const given = columns.slice(0, headers.length).filter((target) => target !== null)
  const unknown = given.find((target) => !Object.hasOwn(TARGETS[noun], target))
  if (unknown !== undefined)
    throw new DomainError('invalid', `A ${noun} has no ${unknown}.`, [], {
      key: 'noSuchField',
      with: { name: unknown },
    })
  if (new Set(given).size < given.length)
    throw new DomainError('invalid', 'Two columns are the same; leave one of them out.', [], {
      key: 'columnsTheSame',
    })
  if (given.length === 0)
    throw new DomainError('invalid', 'Say what at least one column is.', [], {
      key: 'noColumnMapped',
    })
}

/** Starts what was checked, stops it for a while, or takes all of it back. */
export async function stepImport(
  { db, now = () => new Date() }: Deps,
  { actor, by }: Who,
  one: Import,
  step: ImportStep,
): Promise<Import> {
  authorise(actor, step === 'undo' ? 'undo' : 'run', 'import')
  if (step === 'undo') requireYoung(one, now())
  const at = now().toISOString()
  // It is taken back by the rights of whoever asks for that: who began it may have left.
  const asker = actor.kind === 'person' ? { personId: actor.id } : {}
  const moves: Record<ImportStep, Move> = {
    start: { from: ['checked'], state: 'running', startedAt: at },
    pause: { from: ['running'], state: 'paused' },
    resume: {
      from: isResumable(one) ? ['paused', 'failed'] : ['paused'],
      state: 'running',
      ...NO_PROBLEM,
    },
    undo: { from: ['done', 'paused', 'failed'], state: 'undoing', ...NO_PROBLEM, ...asker },
  }
  await db.transaction(async (tx) => {
    const moved = await moveImport(tx, one.id, moves[step])
    if (!moved) {
      const current = await findImport(tx, one.id)
      if (current?.state === moves[step].state) return
      throw over(one)
    }
    await appendAudit(tx, { ...by, action: `import.${step}`, target: one.id, outcome: 'allowed' })
  })
  return requireImport(db, actor, one.id)
}

function requireYoung({ startedAt }: Import, now: Date): void {
  if (startedAt !== null && now.getTime() - Date.parse(startedAt) <= IMPORT_UNDO_DAYS * DAY_MS)
    return
  throw new DomainError('gone', `An import can be taken back for ${IMPORT_UNDO_DAYS} days.`, [], {
    key: 'importTooOld',
    with: { days: IMPORT_UNDO_DAYS },
  })
}

function over({ state }: Import): DomainError {
  return new DomainError('conflict', `This cannot be done now: the import is ${state}.`, [], {
    key: 'importElsewhere',
  })
}
