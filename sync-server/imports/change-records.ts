import type * as Y from 'yjs'
import { logCommands } from '#db/pace/commands/log.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { learnDetails, takeDetail } from '#domain/contact/contact.ts'
import { isPersonField } from '#domain/contact/fields.ts'
import type { Identity } from '#domain/contact/identities.ts'
import { documentName, parseDocumentName } from '#domain/documents/documents.ts'
import { bringBack } from '#domain/documents/record-commands.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import { writeFields } from '#domain/documents/fields.ts'
import { DomainError } from '#domain/errors.ts'
import { FIELDS_OF } from '#domain/import/targets.ts'
import { type Effect, hearEffect } from '#domain/undo/effect.ts'
import { IMPORT_ACTOR, type ImportNoun } from '#domain/import/import.ts'
import type { Habits } from '#domain/values/habits.ts'
import { changeClosed, type ClosedResult } from '../bulk/closed-documents.ts'
import type { DocumentWork } from '../commands/document-work/document-work.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import type { PlannedRow } from './plan-rows.ts'

export type Changed = { document: string; seq: number; place: number }
type Deps = { db: PaceDb; rooms: Pick<Rooms, 'change' | 'committedElsewhere' | 'isLoaded'> }
export type Changing = {
  noun: ImportNoun
  now: string
  habits: Habits
  subject: string
  /** In each transaction: what was changed is noted with it. */
  note: (tx: PaceDb, changed: readonly Changed[]) => Promise<void>
  /** In the last transaction of all: what became of the rows whose documents are not among the refused. */
  finish: (tx: PaceDb, refused: ReadonlyMap<string, DomainError>) => Promise<void>
}
type Part = { document: string; work: DocumentWork; place: number }

/**
 * Changes what is there already, as the rule says: in its room where somebody has it open, else without one. Each change is noted in its own
 * transaction, so that a process that dies in between does none a second time: what a row says then stands there.
 */
export async function changeRecords(
  deps: Deps,
  changing: Changing,
  plans: readonly PlannedRow[],
): Promise<void> {
  const refused = new Map<string, DomainError>()
  const parts = partsOf(changing, plans)
  const { loaded = [], closed = [] } = Object.groupBy(parts, ({ document }) =>
    deps.rooms.isLoaded(document) ? 'loaded' : 'closed',
  )
  for (const part of loaded) await changeLoaded(deps, changing, part, refused)
  if (closed.length > 0) await changeAllClosed(deps, changing, closed, refused)
  else await deps.db.transaction((tx) => changing.finish(tx, refused))
}

/** One piece of work for each document: several rows may tell something of one contact. */
function partsOf(changing: Changing, plans: readonly PlannedRow[]): Part[] {
  const works = new Map<string, { place: number; changes: ((doc: Y.Doc) => void)[] }>()
  const add = (document: string, place: number, change: (doc: Y.Doc) => void) => {
    const one = works.get(document) ?? { place, changes: [] }
    one.changes.push(change)
    works.set(document, one)
  }
  const { noun } = changing
  for (const plan of plans) {
    if (plan.existing !== null && Object.keys(plan.patch).length > 0)
      add(documentName(noun, plan.existing), noun === 'contact' ? 1 : 0, patching(changing, plan))
    const contactId = noun === 'contact' ? plan.existing : plan.contact?.id
    if (contactId && (plan.learns.length > 0 || plan.contact?.isArchived))
      add(documentName('contact', contactId), 1, learning(changing, plan.learns))
  }
  return [...works].map(([document, { place, changes }]) => ({
    document,
    place,
    work: workOf(document, changing, (doc) => changes.forEach((change) => change(doc))),
  }))
}

function patching({ noun, habits, now }: Changing, { patch }: PlannedRow) {
  return (doc: Y.Doc) => {
    const person = Object.entries(patch).filter(
      ([name]) => noun === 'contact' && isPersonField(name),
    )
    for (const [kind, value] of person)
      if (isPersonField(kind)) takeDetail(doc, { kind, value, habits }, now)
    const taken = new Set(person.map(([name]) => name))
    const rest = Object.entries(patch).filter(([name]) => !taken.has(name))
    writeFields(FIELDS_OF[noun], fieldsIn(doc), Object.fromEntries(rest))
  }
}

function learning({ now }: Changing, learns: readonly Identity[]) {
  return (doc: Y.Doc) => {
    for (const { kind, value } of learns) learnDetails(doc, { [kind]: value }, now)
    bringBack(doc)
  }
}

function workOf(document: string, { now: at, subject }: Changing, change: (doc: Y.Doc) => void) {
  const { kind } = parseDocumentName(document)
  let effect: Effect = []
  return {
    change(doc: Y.Doc) {
      effect = []
      const heard = hearEffect(kind, doc)
      change(doc)
      effect = heard
    },
    logged: (seq: number) =>
      effect.length === 0
        ? null
        : { document, seq, command: 'setFields', args: {}, effect, subject, at },
  }
}

async function changeLoaded(
  { rooms }: Deps,
  changing: Changing,
  { document, work, place }: Part,
  refused: Map<string, DomainError>,
): Promise<void> {
  try {
    await rooms.change(document, {
      actor: IMPORT_ACTOR,
      change: work.change,
      async inTransaction(tx, seq) {
        const entry = work.logged(seq)
        if (!entry) return
        await logCommands(tx, [entry])
        await changing.note(tx, [{ document, seq, place }])
      },
    })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'unavailable') throw error
    refused.set(document, error)
  }
}

async function changeAllClosed(
  { db, rooms }: Deps,
  changing: Changing,
  parts: readonly Part[],
  refused: Map<string, DomainError>,
): Promise<void> {
  const works = parts.map(({ document: name, work }) => ({ name, work }))
  const results = await changeClosed(db, works, {
    actor: IMPORT_ACTOR,
    now: changing.now,
    async inTransaction(tx, all) {
      const done = parts.flatMap((part) => {
        const result = all.get(part.document)
        return result?.kind === 'changed' ? [{ part, seq: result.seq }] : []
      })
      await logCommands(
        tx,
        done.flatMap(({ part, seq }) => part.work.logged(seq) ?? []),
      )
      await changing.note(
        tx,
        done.map(({ part: { document, place }, seq }) => ({ document, place, seq })),
      )
      for (const [document, result] of all) noteRefusal(refused, document, result)
      await changing.finish(tx, refused)
    },
  })
  await rooms.committedElsewhere(
    [...results].flatMap(([document, result]) =>
      result.kind === 'changed' ? [{ document, seq: result.seq, actor: IMPORT_ACTOR }] : [],
    ),
  )
}

function noteRefusal(refused: Map<string, DomainError>, document: string, result: ClosedResult) {
  if (result.kind === 'refused') refused.set(document, result.error)
  // Somebody else has written meanwhile: its rows wait for the next slice.
  if (result.kind === 'moved')
    refused.set(document, new DomainError('unavailable', 'It is changing too fast; try again.'))
}
