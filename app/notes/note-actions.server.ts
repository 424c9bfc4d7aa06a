import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { actorName, authorise, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import {
  namedIn,
  NamedIdsSchema,
  type NotePart,
  type NotedRecord,
  NoteTextSchema,
  parseNotedRecord,
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
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { listPeopleNames } from '#db/pace/people/people.ts'
import { whenProjected } from '../api/http/projected.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'
import { loadAudience, requireNoted, requireRead } from './noted-record.server.ts'

const typed = { text: NoteTextSchema, named: NamedIdsSchema }
const FormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    id: z.uuid(),
    record: z.string().max(80).transform(parseNotedRecord),
    ...typed,
  }),
  z.object({ intent: z.literal('change'), id: z.uuid(), ...typed }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
])
type Form = z.output<typeof FormSchema>
type Who = ReturnType<typeof requirePerson>

/** Who was named and was not told, as they may not read it. */
export type NoteDone = { done: true; untold: string[] }

/** What is done with notes: each asks the policy of the record, and of the note whose it is. */
export async function runNoteAction(who: Who, data: FormData): Promise<NoteDone> {
  const form = parse(FormSchema, Object.fromEntries(data), 'The note')
  if (form.intent === 'add') return add(who, form)
  const note = (await findNote(who.db, form.id)) ?? notFound('note')
  if (form.intent === 'change') return change(who, note, form)
  await requireRead(who.db, who.actor, recordOf(note))
  authorise(who.actor, 'remove', 'recordNote', { ownerId: note.authorId })
  await removeNote(who.db, note.id, actorName(who.actor))
  return { done: true, untold: [] }
}

async function add(who: Who, form: Extract<Form, { intent: 'add' }>): Promise<NoteDone> {
  const { db, actor, person } = who
  const { id, record } = form
  await requireNoted(db, actor, record)
  const parts = await readParts(who, form)
  const { told, untold } = await bringIn(who, record, namedIn(parts))
  const note = { id, record, authorId: person.id, parts, told }
  if (!(await insertNote(db, note, actorName(actor)))) await keepAsSentLast(who, note)
  return { done: true, untold }
}

/**
 * What was sent before, and is sent again as its answer was lost, may say something else by now. Another's id is nobody's to use, nor
 * one's own on another record: its readers are others.
 */
async function keepAsSentLast({ db, actor, person }: Who, note: NewNote): Promise<void> {
  const { id, record, parts, told } = note
  const read = await findNote(db, id)
  if (!read || read.authorId !== person.id || !isDeepStrictEqual(recordOf(read), record))
    notFound('note')
  if (isDeepStrictEqual(read.parts, parts)) return
  const news = newlyNamed(parts, read.parts).filter((one) => told.includes(one))
  if (!(await changeNote(db, { read, parts, told: news }, actorName(actor)))) throw outdated()
}

async function change(
  who: Who,
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
async function readParts({ db }: Who, { text, named }: Typed): Promise<NotePart[]> {
  return partsOf(text, await listPeopleNames(db, named))
}

/**
 * Lets those who are named read the record, where the writer may share it. Who may not read it even so is not told of it: there is
 * nothing that they could look at.
 */
async function bringIn(who: Who, record: NotedRecord, named: readonly string[]) {
  const { db, actor, session, deps } = who
  if (named.length === 0) return { told: [], untold: [] }
  const facts = await requireRead(db, actor, record)
  const audience = await loadAudience(db, record.kind, facts)
  // Who has left is named as before, and hears nothing.
  const here = named.filter((id) => Object.hasOwn(audience, id))
  const unseeing = here.filter((id) => !audience[id])
  if (unseeing.length > 0 && record.kind === 'lead' && can(actor, 'share', 'lead', facts)) {
    const runner = deps.commands.forPerson(session)
    const name = documentName('lead', record.id)
    const { seq } = await runner.run(name, 'share', { addIds: unseeing })
    // Whoever is told looks at once: by then the row has to say that they may.
    await whenProjected(() => findLeadRecord(db, 'all', record.id), seq)
    return { told: here, untold: [] }
  }
  return { told: here.filter((id) => audience[id]), untold: unseeing }
}
