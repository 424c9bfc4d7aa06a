import { actorName, authorise } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { believedInstant, type Envelope, type Letter } from '#domain/letter/letter.ts'
import { parseNotedRecord } from '#domain/record-note/note.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { insertTask } from '#db/pace/tasks/records.ts'
import { findTask, finishTask } from '#db/pace/tasks/page.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { addNote, type NoteWriter } from '../notes/note-actions.server.ts'
import { requireNoted } from '../notes/noted-record.server.ts'

type Of<Kind extends Letter['kind']> = Extract<Letter, { kind: Kind }>
/** `at`: when it was written. */
type Sent<Kind extends Letter['kind']> = { id: string; at: string; letter: Of<Kind> }
/** Who was named and was not told, as they may not read it. */
export type Taken = { untold: string[] }

/** A letter's person, and what it is done with. */
export type LetterWriter = NoteWriter & {
  deps: { commands: Pick<Commands, 'forPerson' | 'forService'> }
}

const NOBODY: Taken = { untold: [] }

/**
 * Does what a letter says, once however often it is sent, by the rights of its person as they are now. What is made bears the letter's id; what
 * stands there already under it is left as it is by now.
 */
export async function takeLetter(
  who: LetterWriter,
  { id, writtenAt, letter }: Envelope,
  now = Date.now(),
): Promise<Taken> {
  const at = believedInstant(writtenAt, now)
  switch (letter.kind) {
    case 'note': {
      const record = parseNotedRecord(letter.record)
      return addNote(who, { id, record, text: letter.text, named: letter.named, at })
    }
    case 'call':
      return logCall(who, { id, at, letter })
    case 'task':
      await addTask(who, { id, at, letter })
      return NOBODY
    case 'taskDone':
      await tickOff(who, letter)
      return NOBODY
  }
}

/** Who was reached has been answered, whoever of the house has called. */
async function logCall(who: LetterWriter, { id, at, letter }: Sent<'call'>): Promise<Taken> {
  const { db, actor, session, deps } = who
  const { outcome, text, followUpAt } = letter
  const record = parseNotedRecord(letter.record)
  const facts = await requireNoted(db, actor, record)
  if (followUpAt) {
    if (record.kind !== 'lead') throw noFollowUp()
    authorise(actor, 'write', 'lead', facts)
  }
  const taken = await addNote(who, { id, record, text, named: [], at, callOutcome: outcome })
  if (record.kind === 'contact') return taken
  const document = documentName('lead', record.id)
  if (outcome === 'reached') {
    const runner = deps.commands.forService({ cause: 'call:logged' })
    await runner.run(document, 'recordReply', { at }, { idempotencyKey: `call:${id}` })
  }
  if (followUpAt) {
    const fields = { nextFollowUpAt: followUpAt }
    const runner = deps.commands.forPerson(session)
    await runner.run(document, 'setFields', { fields }, { idempotencyKey: `followUp:${id}` })
  }
  return taken
}

function noFollowUp(): DomainError {
  return new DomainError('invalid', 'Only a lead is followed up; leave the day out.')
}

async function addTask({ db, actor, person }: NoteWriter, sent: Sent<'task'>): Promise<void> {
  const { leadId, title, dueAt } = sent.letter
  const lead = await findLeadRecord(db, 'all', leadId)
  if (!lead) throw notThere('lead')
  authorise(actor, 'read', 'lead', leadFacts(lead))
  authorise(actor, 'create', 'task')
  const { task } = await insertTask(db, {
    id: sent.id,
    title,
    dueAt,
    ownerId: person.id,
    teamId: person.teamId,
    leadId,
    createdBy: actorName(actor),
  })
  // Another's id is nobody's to use.
  if (task.createdBy !== actorName(actor)) throw notThere('task')
}

async function tickOff({ db, actor }: NoteWriter, { taskId }: Of<'taskDone'>): Promise<void> {
  const task = await findTask(db, taskId)
  if (!task) throw notThere('task')
  authorise(actor, 'write', 'task', task)
  await finishTask(db, taskId, actorName(actor))
}

function notThere(what: string): DomainError {
  return new DomainError('notFound', `This ${what} does not exist, or it has been removed.`)
}
