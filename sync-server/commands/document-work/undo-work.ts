import type { LogEntry } from '#db/pace/commands/log.ts'
import { type Actor, type Facts, subjectName } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { type Listing, readListing } from '#domain/listing/listing.ts'
import { requireApproval } from '#domain/listing/review.ts'
import { undoingOf } from '#domain/record/inverses.ts'
import { type ChangedValue, type Effect, hearEffect } from '#domain/undo/effect.ts'
import { putBack, whatGoesBack } from '#domain/undo/put-back.ts'
import { dayOf } from '#domain/zone-time.ts'
import { factsInDoc } from '../../admission/record-facts.ts'
import {
  type Asked,
  authoriseAction,
  commandWork,
  type DocumentWork,
  entryOf,
  mayAct,
  type RecordRef,
  requirePresent,
  settleRecord,
} from './document-work.ts'

/** What is taken back: a command's, or what somebody typed, as its event tells it. */
export type Undoable = Pick<
  LogEntry,
  'seq' | 'command' | 'args' | 'effect' | 'joined' | 'subject' | 'undoes'
>
export type UndoWork = DocumentWork & {
  /** What stayed, because somebody has written there since. */
  left: () => Effect
}

/** Nobody has written anything there since; `stays` is what was found changed. */
export class ChangedSince extends DomainError {
  readonly stays: Effect

  constructor(stays: Effect) {
    super('conflict', 'This was changed since; nothing was put back.')
    this.stays = stays
  }
}

/** Takes back what one commit did to a document, as far as nobody has changed it since. Taking that back does it again. */
export function undoWork(ref: RecordRef, undone: Undoable, asked: Asked): UndoWork {
  const { kind } = ref
  const { actor, now: at, settings, rowFacts = {} } = asked
  const { command, args, seq: undoes } = undone
  const { action, done, inverse, whileArchived } = undoingOf(kind, command, undone.undoes !== null)
  if (inverse.kind === 'none')
    throw new DomainError('invalid', `Not undone. ${inverse.because}`, [], { key: 'notUndone' })
  if (inverse.kind === 'command') {
    const work = commandWork(ref, { command: inverse.command, args }, asked)
    return { ...work, logged: (seq) => withUndone(work.logged(seq), undoes), left: () => [] }
  }
  let effect: Effect = []
  let left: Effect = []
  return {
    change(doc) {
      effect = []
      requirePresent(kind, doc, whileArchived)
      const facts = factsInDoc(kind, doc) ?? rowFacts
      if (!mayTakeBackOwn(actor, { kind, action: done, facts }, undone))
        authoriseAction(actor, { kind, action, facts })
      const { goes, stays } = whatGoesBack(doc, undone.effect, inverse.values)
      if (goes.length === 0) throw new ChangedSince(stays)
      if (kind === 'listing' && undone.subject !== subjectName(actor))
        requireApprovedBack(readListing(doc), goes, actor)
      const heard = hearEffect(kind, doc)
      putBack(doc, goes)
      settleRecord(kind, doc, { now: at, today: dayOf(at, settings.house.zone) })
      effect = heard
      left = stays
    },
    logged: (seq) => entryOf(ref, { seq, command, args, effect, actor, at, undoes }),
    left: () => left,
  }
}

/** What somebody else took from customers' sight comes back by who may approve it. */
function requireApprovedBack(listing: Listing, goes: Effect, actor: Actor): void {
  const found = goes.find(({ root, path }) => root === 'fields' && path[0] === 'status')
  const status = found && LISTING_FIELDS.status.schema.safeParse(found.before).data
  if (status) requireApproval(listing, status, actor)
}

function withUndone(entry: ReturnType<DocumentWork['logged']>, undoes: number) {
  return entry && { ...entry, undoes }
}

type Judged = { kind: RecordRef['kind']; action: string; facts: Facts }

/** Who has given a record away by mistake may take it back, though it is not theirs to do so any more: nobody has touched it since. */
function mayTakeBackOwn(actor: Actor, { kind, action, facts }: Judged, undone: Undoable): boolean {
  if (undone.subject !== subjectName(actor)) return false
  return mayAct(actor, { kind, action, facts: factsBefore(facts, undone.effect) })
}

/** Who may, as it was before. */
function factsBefore(facts: Facts, effect: Effect): Facts {
  const before = (...names: string[]): Pick<ChangedValue, 'before'> | undefined =>
    effect.find(({ root, path }) => root === 'fields' && names.includes(path[0] ?? ''))
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const owner = before('ownerId', 'agentId')
  const team = before('teamId')
  return {
    ...facts,
    ...(owner ? { ownerId: text(owner.before) } : {}),
    ...(team ? { teamId: text(team.before) } : {}),
  }
}
