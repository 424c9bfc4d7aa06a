import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import {
  type CallOutcome,
  namedIn,
  NamedIdsSchema,
  type NotePart,
  type NotedRecord,
  NoteTextSchema,
  partsOf,
} from '#domain/record-note/note.ts'
import { parse } from '#domain/parse.ts'
import {
  changeNote,
  findNote,
  insertNote,
  type NewNote,
  newlyNamed,
  type Note,
  recordOf,
  removeNote,
} from '#db/pace/notes/notes.ts'
import { hearAgain } from '#db/pace/notes/voice.ts'
import { listPeopleNames } from '#db/pace/people/people.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { loadAudience, requireNoted, requireRead } from './noted-record.server.ts'
import { shareLead } from './share-lead.server.ts'

const typed = { text: NoteTextSchema, named: NamedIdsSchema }
const FormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('change'), id: z.uuid(), ...typed }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
  z.object({ intent: z.literal('hear'), id: z.uuid() }),
])
type Form = z.output<typeof FormSchema>
type Person = ReturnType<typeof requirePerson>
export type NoteWriter = Pick<Person, 'db' | 'actor' | 'person' | 'session'> & {
  deps: { commands: Pick<Commands, 'forPerson'> }
}

/** Who was named and was not told, as they may not read it. */
export type NoteDone = { done: true; untold: string[] }

/** What is done with notes: each asks the policy of the record, and of the note whose it is. */
export async function runNoteAction(who: NoteWriter, data: FormData): Promise<NoteDone> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The note')
  const note = (await findNote(who.db, form.id)) ?? notFound('note')
  if (form.intent === 'change') return change(who, note, form)
  if (form.intent === 'hear') return listenAgain(who, note)
  await requireRead(who.db, who.actor, recordOf(note))
  authorise(who.actor, 'remove', 'recordNote', { ownerId: note.authorId })
  await removeNote(who.db, note.id, actorName(who.actor))
  return { done: true, untold: [] }
}

/** Lets a voice note be listened to once more, for whoever may write notes here. */
async function listenAgain({ db, actor }: NoteWriter, note: Note): Promise<NoteDone> {
  await requireNoted(db, actor, recordOf(note))
  if (!(await hearAgain(db, note.id, actorName(actor)))) throw outdated()
  return { done: true, untold: [] }
}

/** A note to be written. `at`: when it was. */
type Noted = Typed & {
  id: string
  record: NotedRecord
  at: string
  callOutcome?: CallOutcome
}

/** `at`: when it was written, as it was kept first. */
type Added = { untold: string[]; at: string }

/** Keeps a note, once however often it is sent: one that stands there under its id says what it says by now. */
export async function addNote(who: NoteWriter, noted: Noted): Promise<Added> {
  const { db, actor, person } = who
  const { id, record, at, callOutcome = null } = noted
  await requireNoted(db, actor, record)
  const parts = await readParts(who, noted)
  const { told, untold } = await bringIn(who, record, namedIn(parts))
  const note = { id, record, authorId: person.id, parts, callOutcome, told, at }
  if (await insertNote(db, note, actorName(actor))) return { untold, at }
  return { untold, at: await readOwn(who, note) }
}

/** Another's id is nobody's to use, nor one's own on another record: its readers are others. */
async function readOwn({ db, person }: NoteWriter, { id, record, at }: NewNote): Promise<string> {
  const kept = await findNote(db, id)
  // Sent twice at once, and taken away in between.
  if (!kept) return at
  if (kept.authorId !== person.id || !isDeepStrictEqual(recordOf(kept), record)) notFound('note')
  return kept.createdAt
}

async function change(
  who: NoteWriter,
  note: Note,
  form: Extract<Form, { intent: 'change' }>,
): Promise<NoteDone> {
  const { db, actor } = who
  const record = recordOf(note)
  await requireNoted(db, actor, record)
  authorise(actor, 'write', 'recordNote', { ownerId: note.authorId })
  const parts = await readParts(who, form)
  const { told, untold } = await bringIn(who, record, newlyNamed(parts, note.parts))
  if (!(await changeNote(db, { read: note, parts, told }, actorName(actor)))) throw outdated()
  return { done: true, untold }
}

function outdated(): DomainError {
  return new DomainError('outdated', 'It was changed meanwhile; read it again.')
}

type Typed = { text: string; named: string[] }

/** Names come from the house, not from whoever wrote. */
async function readParts({ db }: NoteWriter, { text, named }: Typed): Promise<NotePart[]> {
  return partsOf(text, await listPeopleNames(db, named))
}

/**
 * Lets those who are named read the record, where the writer may share it. Who may not read it even so is not told of it: there is
 * nothing that they could look at.
 */
async function bringIn(who: NoteWriter, record: NotedRecord, named: readonly string[]) {
  const { db, actor } = who
  if (named.length === 0) return { told: [], untold: [] }
  const facts = await requireRead(db, actor, record)
  const audience = await loadAudience(db, record.kind, facts)
  // Who has left is named as before, and hears nothing.
  const here = named.filter((id) => Object.hasOwn(audience, id))
  const unseeing = here.filter((id) => !audience[id])
  if (unseeing.length > 0 && record.kind === 'lead') {
    const shared = await shareLead(who, { id: record.id, facts }, { addIds: unseeing })
    if (shared !== null) return { told: here, untold: [] }
  }
  return { told: here.filter((id) => audience[id]), untold: unseeing }
}
