import { type Actor, actorName } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import {
  claimReminder,
  forgetReminders,
  listToRemind,
  type ToRemind,
} from '#db/pace/viewings/reminders.ts'
import type { Logger } from '#service/log.ts'
import { createSecret } from '#service/identity/secret.ts'
import { writeMessage } from '../messages/write-message.server.ts'
import { appointmentPath } from '../viewing-page/page/address.ts'
import { proposeTelling } from './propose.server.ts'
import { keepLink, messageOf, type TellDeps } from './tell.server.ts'

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
  // Asked of others once, before anything is held here.
  const known = deps.templates().catch(() => [])
  const told = { ...deps, now: at, templates: () => known }
  const due = await listToRemind(deps.db, { now, until, limit: SLICE })
  for (const one of due) await remind(told, one)
}

type Deps = TellDeps & Pick<RemindDeps, 'log'>

/** Once for each viewing, however often its job runs: what is written and that it is written stand or fall together. */
async function remind(deps: Deps, { viewingId, personId, agentId }: ToRemind): Promise<void> {
  const { db, log, messageHost, templates, settings, now } = deps
  const writer = await findWriter(db, [personId, agentId])
  const proposal = await proposeTelling(deps, viewingId, 'reminder')
  const way = proposal?.ways[0]
  try {
    await db.transaction(async (tx) => {
      if (!(await claimReminder(tx, viewingId, now)) || !writer || !proposal || !way) return
      const secret = createSecret()
      const link = `${deps.appUrl}${appointmentPath(proposal.language, secret)}`
      const by = { actor: actorName(writer), via: REMIND_TASK }
      await keepLink(tx, { proposal, secret, personId: writer.id, by, reminds: false })
      const telling = { id: crypto.randomUUID(), after: proposal.after, subject: '', body: '' }
      const common = { by, messageHost, templates, settings }
      const writing = { db: tx, personId: writer.id, actor: writer, ...common }
      await writeMessage(writing, messageOf(proposal, { telling, way, link }))
    })
  } catch (error) {
    // Somebody has written meanwhile, or does not want to be written to any more: the next run looks again, and the others go on.
    if (!(error instanceof DomainError)) throw error
    log.warn({ viewingId, problem: error.message }, 'a customer was not reminded')
  }
}

type Writer = Extract<Actor, { kind: 'person' }>

/** Who asked for it, or whoever shows the home now. */
async function findWriter(db: PaceDb, ids: readonly string[]): Promise<Writer | null> {
  for (const id of ids) {
    const person = await findActivePerson(db, id)
    if (!person) continue
    const { role, teamId, seesTeam } = person
    return { kind: 'person', id, role, teamId, seesTeam }
  }
  return null
}
