import type * as Y from 'yjs'
import { findLogged, logCommands, markUndone } from '#db/pace/commands/log.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { forgetExternal } from '#db/pace/external/external-records.ts'
import {
  findHanging,
  findOfMadeHomes,
  findSeqs,
  type ImportChange,
  listChangesToUndo,
  markUndoneChanges,
  type Undone,
} from '#db/pace/imports/changes.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { isArchived } from '#domain/documents/record-commands.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import { DomainError } from '#domain/errors.ts'
import { IMPORT_ACTOR } from '#domain/import/import.ts'
import { propertyKeyOf } from '#domain/property/property.ts'
import { type Effect, hearEffect } from '#domain/undo/effect.ts'
import { putBack, whatGoesBack } from '#domain/undo/put-back.ts'
import { changeClosed, type ClosedResult } from '../bulk/closed-documents.ts'
import { inLanes, LANES } from './lanes.ts'
import { NotOurs, type Slice, type SliceDeps } from './slices.ts'
import { takeBackHomes } from './take-back-homes.ts'

type Work = {
  change: (doc: Y.Doc) => void
  logged: (seq: number) => Parameters<typeof logCommands>[1][number] | null
}
type Part = { change: ImportChange; work: Work }

/** Thrown to leave a record as it is, with why. */
class Kept extends DomainError {
  constructor(reason: string) {
    super('conflict', reason)
  }
}

/**
 * Takes the next changes back; how many there were. What it made goes into the archive if nobody has touched it; what it changed is put
 * back, value by value, where nobody has written since.
 */
export async function undoSlice(deps: SliceDeps, slice: Slice): Promise<number> {
  const { db } = deps
  const next = await listChangesToUndo(db, slice.one.id, slice.size * LANES)
  // What hangs on a contact is gone before it is asked for.
  const changes = next.filter(({ place }) => place === next[0]?.place)
  const isHome = ({ document }: ImportChange) => propertyKeyOf(document) !== null
  const homes = changes.filter(isHome)
  if (homes.length > 0) await takeBackHomes(deps, slice, homes)
  const others = changes.filter((change) => !isHome(change))
  await inLanes(others, LANES, keysOf, (lane) => undoLane(deps, slice, lane))
  return changes.length
}

function keysOf({ document }: ImportChange): string[] {
  return [document]
}

async function undoLane(
  deps: SliceDeps,
  slice: Slice,
  changes: readonly ImportChange[],
): Promise<void> {
  const { db } = deps
  const { parts, kept } = await prepare(db, slice, changes)
  const { loaded = [], closed = [] } = Object.groupBy(parts, ({ change }) =>
    deps.rooms.isLoaded(change.document) ? 'loaded' : 'closed',
  )
  for (const part of loaded) await undoLoaded(deps, slice, part)
  await undoClosed(deps, slice, closed, kept)
}

async function prepare(db: PaceDb, slice: Slice, changes: readonly ImportChange[]) {
  const made = changes.filter((change) => change.made === 1).map(({ document }) => document)
  const changed = changes.filter((change) => change.made === 0)
  const [seqs, hanging, ofHomes, logged] = await Promise.all([
    findSeqs(db, made),
    findHanging(db, made),
    findOfMadeHomes(db, slice.one.id, made),
    findLogged(db, changed),
  ])
  const effects = new Map(logged.map((entry) => [`${entry.document} ${entry.seq}`, entry]))
  const parts: Part[] = []
  const kept: Undone[] = []
  // Of a document with several changes one is taken back in each slice.
  const seen = new Set<string>()
  for (const change of changes) {
    const { document, seq } = change
    if (seen.has(document)) continue
    seen.add(document)
    if (change.made === 1) {
      const reason = (seqs.get(document) ?? 1) > 1 ? 'changed' : hanging.get(document)
      if (reason) kept.push(toKept(change, reason))
      else parts.push({ change, work: archiving(slice, document, ofHomes.has(document)) })
      continue
    }
    const entry = effects.get(`${document} ${seq}`)
    if (!entry || entry.undoneBy !== null) kept.push(toKept(change, entry ? 'undone' : 'tooOld'))
    else parts.push({ change, work: puttingBack(slice, change, entry.effect) })
  }
  return { parts, kept }
}

/** A listing whose home is taken away after it no longer names it. */
function archiving(slice: Slice, document: string, letsGo: boolean): Work {
  return workOf(slice, document, 'archive', undefined, (doc) => {
    if (isArchived(doc)) return
    fieldsIn(doc).set('archivedAt', slice.now)
    if (letsGo) fieldsIn(doc).delete('propertyId')
  })
}

function puttingBack(slice: Slice, { document, seq }: ImportChange, effect: Effect): Work {
  return workOf(slice, document, 'setFields', seq, (doc) => {
    const { goes } = whatGoesBack(doc, effect, 'apart')
    if (goes.length === 0) throw new Kept('changed')
    putBack(doc, goes)
  })
}

function workOf(
  { subject, now: at }: Slice,
  document: string,
  command: string,
  undoes: number | undefined,
  change: (doc: Y.Doc) => void,
): Work {
  const { kind } = parseDocumentName(document)
  let effect: Effect = []
  return {
    change(doc) {
      effect = []
      const heard = hearEffect(kind, doc)
      change(doc)
      effect = heard
    },
    logged: (seq) =>
      effect.length === 0
        ? null
        : { document, seq, command, args: {}, effect, subject, at, ...(undoes ? { undoes } : {}) },
  }
}

function toKept({ place, document, seq }: ImportChange, reason: string): Undone {
  return { place, document, seq, outcome: 'kept', reason }
}

function toUndone({ place, document, seq }: ImportChange): Undone {
  return { place, document, seq, outcome: 'undone' }
}

async function undoLoaded({ db, rooms }: SliceDeps, slice: Slice, part: Part): Promise<void> {
  const { change, work } = part
  try {
    await rooms.change(change.document, {
      actor: IMPORT_ACTOR,
      change: work.change,
      async inTransaction(tx, seq) {
        if (change.made === 1 && seq > change.seq + 1) throw new Kept('changed')
        await noteUndone(tx, slice, [{ part, seq }], [])
      },
    })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'unavailable') throw error
    await mark(db, slice, [toKept(change, error instanceof Kept ? error.message : error.code)])
  }
}

async function undoClosed(
  { db, rooms }: SliceDeps,
  slice: Slice,
  parts: readonly Part[],
  kept: readonly Undone[],
): Promise<void> {
  if (parts.length === 0) {
    if (kept.length > 0) await mark(db, slice, kept)
    return
  }
  const works = parts.map(({ change, work }) => ({ name: change.document, work }))
  const results = await changeClosed(db, works, {
    actor: IMPORT_ACTOR,
    now: slice.now,
    async inTransaction(tx, all) {
      const done: { part: Part; seq: number }[] = []
      const left = [...kept]
      for (const part of parts) {
        const result = all.get(part.change.document)
        // Somebody has written between the look and the commit: all of the slice is looked at again.
        if (
          result?.kind === 'changed' &&
          part.change.made === 1 &&
          result.seq > part.change.seq + 1
        )
          throw new DomainError('unavailable', 'A record was changed meanwhile.')
        if (result?.kind === 'changed') done.push({ part, seq: result.seq })
        else left.push(...leftBy(part.change, result))
      }
      await noteUndone(tx, slice, done, left)
    },
  })
  await rooms.committedElsewhere(
    [...results].flatMap(([document, result]) =>
      result.kind === 'changed' ? [{ document, seq: result.seq, actor: IMPORT_ACTOR }] : [],
    ),
  )
}

function leftBy(change: ImportChange, result: ClosedResult | undefined): Undone[] {
  if (result?.kind === 'unchanged') return [toUndone(change)]
  if (result?.kind !== 'refused') return []
  const { error } = result
  return [toKept(change, error instanceof Kept ? error.message : error.code)]
}

async function noteUndone(
  tx: PaceDb,
  slice: Slice,
  done: readonly { part: Part; seq: number }[],
  kept: readonly Undone[],
): Promise<void> {
  await logCommands(
    tx,
    done.flatMap(({ part, seq }) => part.work.logged(seq) ?? []),
  )
  await markUndone(
    tx,
    done.flatMap(({ part: { change }, seq: by }) =>
      change.made === 1 ? [] : [{ document: change.document, seq: change.seq, by, undoes: null }],
    ),
  )
  const gone = done.flatMap(({ part: { change } }) =>
    change.made === 1 ? [parseDocumentName(change.document)] : [],
  )
  const { noun, owner } = slice.planner
  await forgetExternal(
    tx,
    { owner, noun },
    gone.flatMap(({ kind, key }) => (kind === noun ? [key] : [])),
  )
  await mark(tx, slice, [...done.map(({ part }) => toUndone(part.change)), ...kept])
}

async function mark(tx: PaceDb, { one: { id }, holder }: Slice, undone: readonly Undone[]) {
  if (undone.length === 0) return
  if (!(await markUndoneChanges(tx, { id, holder }, undone))) throw new NotOurs()
}
