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
type Taken = {
  untold: string[]
  /** Whether the next day was left as it is: somebody has set another meanwhile, or it could not be set. */
  isDayLeft: boolean
}

/** A letter's person, and what it is done with. */
export type LetterWriter = NoteWriter & {
  deps: { commands: Pick<Commands, 'forPerson' | 'forService'> }
}

const NOBODY: Taken = { untold: [], isDayLeft: false }

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
      const { untold } = await addNote(who, {
        id,
        record,
        text: letter.text,
        named: letter.named,
        at,
      })
      return { ...NOBODY, untold }
    }
    case 'call':
      return logCall(who, { id, at, letter })
    case 'task':
      await addTask(who, { id, at, letter })
      return NOBODY
    case 'taskDone':
      await tickOff(who, { id, at, letter })
      return NOBODY
  }
}

/** Who was reached has been answered, whoever of the house has called. */
async function logCall(who: LetterWriter, { id, at, letter }: Sent<'call'>): Promise<Taken> {
  const { db, actor, deps } = who
  const { outcome, text, followUpAt } = letter
  const record = parseNotedRecord(letter.record)
  const facts = await requireNoted(db, actor, record)
  if (followUpAt) {
    if (record.kind !== 'lead') throw noFollowUp()
    authorise(actor, 'write', 'lead', facts)
  }
  const note = { id, record, text, named: [], at, callOutcome: outcome }
  const noted = await addNote(who, note)
  if (record.kind === 'contact') return NOBODY
  const document = documentName('lead', record.id)
  // As it was kept first: sent again, a clock that runs ahead would say another time.
  const said = { at: noted.at }
  if (outcome === 'reached') {
    const runner = deps.commands.forService({ cause: 'call:logged' })
    await isDone(runner.run(document, 'recordReply', said, { idempotencyKey: `call:${id}` }))
  }
  return { ...NOBODY, isDayLeft: !(await setDay(who, { id, at, letter }, record.id)) }
}

/** The day of the next call, unless a colleague has set another one since. Whether it stands. */
async function setDay(
  { db, session, deps }: LetterWriter,
  { id, letter }: Sent<'call'>,
  leadId: string,
): Promise<boolean> {
  const { followUpAt, followUpWas } = letter
  if (followUpAt === null) return true
  const stands = (await findLeadRecord(db, 'all', leadId))?.nextFollowUpAt ?? null
  if (isSameInstant(stands, followUpAt)) return true
  if (!isSameInstant(stands, followUpWas)) return false
  const fields = { nextFollowUpAt: followUpAt }
  const runner = deps.commands.forPerson(session)
  const key = { idempotencyKey: `followUp:${id}` }
  return isDone(runner.run(documentName('lead', leadId), 'setFields', { fields }, key))
}

/** However many digits a document's own words have of it. */
function isSameInstant(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other
  return Date.parse(one) === Date.parse(other)
}

/** The note stands already: what the lead refuses now it refuses always. Who was out of reach is asked again. */
async function isDone(step: Promise<unknown>): Promise<boolean> {
  try {
    await step
    return true
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'unavailable') return false
    throw error
  }
}

function noFollowUp(): DomainError {
  return new DomainError('invalid', 'Only a lead is followed up; leave the day out.', [], {
    key: 'onlyLeadsFollowedUp',
  })
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
    createdAt: sent.at,
  })
  // Another's id is nobody's to use.
  if (task.createdBy !== actorName(actor)) throw notThere('task')
}

async function tickOff({ db, actor }: NoteWriter, { at, letter }: Sent<'taskDone'>): Promise<void> {
  const { taskId } = letter
  const task = await findTask(db, taskId)
  if (!task) throw notThere('task')
  authorise(actor, 'write', 'task', task)
  await finishTask(db, { id: taskId, at }, actorName(actor))
}

function notThere(what: string): DomainError {
  return new DomainError('notFound', `This ${what} does not exist, or it has been removed.`)
}
