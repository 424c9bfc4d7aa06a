import { type Actor, can } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import {
  claimReminder,
  forgetReminders,
  listToRemind,
  type ToRemind,
} from '#db/pace/viewings/reminders.ts'
import type { Logger } from '#service/log.ts'
import { changedBy } from '../http/changed-by.ts'
import { askedOnce } from '../messages/templates/templates.ts'
import { writeMessage } from '../messages/write-message.server.ts'
import { proposeTelling } from './propose.server.ts'
import { makeLink, messageOf, type TellDeps } from './tell.server.ts'

export const REMIND_TASK = 'remind-of-viewings'
/** A few minutes earlier or later are the same to whoever is reminded. */
export const remindCron = { task: REMIND_TASK, match: '*/10 * * * *' }

const DAY_MS = 24 * 3_600_000
const SLICE = 100

export type RemindDeps = Omit<TellDeps, 'now'> & { now: () => Date; log: Pick<Logger, 'warn'> }

/** Writes to customers the day before their viewing, where whoever wrote of it wanted that. */
export async function remindOfViewings(deps: RemindDeps): Promise<void> {
  const at = deps.now()
  const now = at.toISOString()
  await forgetReminders(deps.db, { now, limit: SLICE })
  const until = new Date(at.getTime() + DAY_MS).toISOString()
  const due = await listToRemind(deps.db, { now, until, limit: SLICE })
  if (due.length === 0) return
  // Asked of others once, before anything is held here. Without an answer nobody is passed over: the next run asks again.
  const { ask: templates, wasTold } = askedOnce(deps.templates)
  const told = { ...deps, now: at, templates }
  for (const one of due) {
    await remind(told, one, wasTold).catch((err: unknown) => {
      // Somebody has written meanwhile, or it cannot be: the others go on, and the next run looks again.
      deps.log.warn({ err, viewingId: one.viewingId }, 'a customer was not reminded')
    })
  }
}

type Deps = TellDeps & Pick<RemindDeps, 'log'>

/** Once for each viewing, however often its job runs: what is written and that it is written stand or fall together. */
async function remind(deps: Deps, one: ToRemind, wasTold: () => Promise<boolean>): Promise<void> {
  const { db, log, messageHost, templates, lines, settings, now } = deps
  const { viewingId } = one
  // Of their team's number it goes from as of their own.
  const asker =
    (await findActivePerson(db, one.personId)) ?? (await findActivePerson(db, one.agentId))
  const asking = { ...deps, writer: asker ?? { id: one.personId, teamId: null } }
  const proposal = await proposeTelling(asking, viewingId, 'reminder')
  const way = proposal?.ways[0]
  // A customer's own word is answered first: a reminder below it would hide it.
  if (proposal?.waits || (!way && !(await wasTold()))) return
  const writer = proposal && (await findWriter(db, one, proposal.contactId))
  if (!writer || !way) log.warn({ viewingId }, 'there is no way to remind a customer')
  await db.transaction(async (tx) => {
    if (!(await claimReminder(tx, viewingId, now)) || !writer || !way) return
    const by = changedBy(writer, null, REMIND_TASK)
    const made = { proposal, personId: writer.id, by, reminds: false }
    const link = await makeLink({ ...deps, db: tx }, made)
    const telling = { id: crypto.randomUUID(), after: proposal.after, subject: '', body: '' }
    const common = { by, messageHost, templates, lines, settings }
    const writing = { db: tx, personId: writer.id, actor: writer, ...common }
    await writeMessage(writing, {
      ...messageOf(proposal, { telling, way, link }),
      isNotice: true,
    })
  })
}

type Writer = Extract<Actor, { kind: 'person' }>

/** Who asked for it, or whoever shows the home now: the first who may write to this contact. */
async function findWriter(
  db: PaceDb,
  { personId, agentId }: ToRemind,
  contactId: string,
): Promise<Writer | null> {
  const facts = (await findContactFacts(db, [contactId])).get(contactId) ?? {}
  for (const id of [personId, agentId]) {
    const person = await findActivePerson(db, id)
    if (!person) continue
    const { role, teamId, seesTeam } = person
    const writer = { kind: 'person', id, role, teamId, seesTeam } as const
    if (can(writer, 'write', 'contact', facts)) return writer
  }
  return null
}
