import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import {
  findMessage,
  lockMessage,
  type Message,
  nameMessage,
  recordDelivery,
} from '#db/pace/messages/messages.ts'
import type { Delivery } from '#domain/message/message.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import type { Carried, Carriers } from './carriers/carrier.ts'
import { tellLead } from './settling/settle-answer.ts'

export type SendDeps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  carriers: Carriers
}

/** So often a network is asked that may take it later: in all some hours, by the pauses of the queue. */
const MOST_ATTEMPTS = 10
const ACTOR = 'service:messages'
/** Words of it stand in `words/`. */
const NO_WAY: Carried = { state: 'failed', problem: 'noWay', isFinal: true }

/**
 * Gives a message to its carrier, then says that the lead is answered. Whatever dies between the two tries again under the same
 * name, by which what became of it is known.
 */
export async function sendMessage(deps: SendDeps, id: string, attempt: number): Promise<void> {
  const message = await findMessage(deps.db, id)
  if (!message) return
  if (message.state !== 'queued') return tellLead(deps, message)
  const sent = (await deps.carriers[message.channel]?.(message)) ?? NO_WAY
  if (sent.state === 'failed' && !sent.isFinal && attempt < MOST_ATTEMPTS)
    throw new Error(`The message ${id} is tried again: ${sent.problem}`)
  const now = await note(deps.db, id, sent)
  if (now) await tellLead(deps, now)
}

async function note(db: PaceDb, id: string, sent: Carried): Promise<Message | null> {
  const problem = sent.state === 'failed' ? { problem: sent.problem } : {}
  const heard: Delivery = { state: sent.state, at: new Date().toISOString(), ...problem }
  return db.transaction(async (tx) => {
    if (sent.state === 'sent' && sent.externalId) await nameMessage(tx, id, sent.externalId)
    // Its network may have said so before its own answer came, or did not come.
    const before = sent.state === 'failed' ? await lockMessage(tx, id) : null
    if (before && before.state !== 'queued') return before
    const noted = await recordDelivery(tx, id, heard, ACTOR)
    await appendEvents(tx, noted?.told ?? [])
    return noted?.message ?? null
  })
}
