import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import {
  findMessage,
  lockMessage,
  type Message,
  nameMessage,
  recordDelivery,
} from '#db/pace/messages/messages.ts'
import { hasRefusedSince } from '#db/pace/outreach/outreach.ts'
import { type Delivery, MAY_HAVE_ARRIVED } from '#domain/message/message.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import type { Carried, Carriers } from './carriers/carrier.ts'
import { SEND_TASK } from './send-task.ts'
import { tellLead } from './settling/settle-answer.ts'

export type SendDeps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  carriers: Carriers
}

type Known = Exclude<Carried, { state: 'unknown' }>
type Failed = Extract<Carried, { state: 'failed' }>

/** So often a network is asked that may take it later: in all some hours, by the pauses of the queue. */
const MOST_ATTEMPTS = 10
const ACTOR = 'service:messages'
/** Words of it stand in `words/`. */
const REFUSED: Failed = { state: 'failed', problem: 'refusedSince', isFinal: true }
/** Words of it stand in `words/`. */
const NO_WAY: Failed = { state: 'failed', problem: 'noWay', isFinal: true }

/** So long what became of a message is waited for where its network has not answered. */
const DOUBT_SECONDS = 300
/** Words of it stand in `words/`. */
const IN_DOUBT: Failed = { state: 'failed', problem: MAY_HAVE_ARRIVED, isFinal: true }

export type Attempt = { attempt: number; isInDoubt?: boolean | undefined }

/**
 * Gives a message to its carrier, then says that the lead is answered. Where nobody can say whether it went, it is not given again: its
 * network tells what became of it, or a person decides.
 */
export async function sendMessage(
  deps: SendDeps,
  id: string,
  { attempt, isInDoubt = false }: Attempt,
): Promise<void> {
  const message = await findMessage(deps.db, id)
  if (!message) return
  if (message.state !== 'queued') return tellLead(deps, message)
  const sent = isInDoubt ? IN_DOUBT : await carry(deps, message)
  if (sent.state === 'unknown') return waitForWord(deps.db, id)
  if (sent.state === 'failed' && !sent.isFinal && attempt < MOST_ATTEMPTS)
    throw new Error(`The message ${id} is tried again: ${sent.problem}`)
  const now = await note(deps.db, id, sent)
  if (now) await tellLead(deps, now)
}

/** Whoever has refused since it was written gets no advertising that waited. */
async function carry({ db, carriers }: SendDeps, message: Message): Promise<Carried> {
  if (message.purpose === 'marketing' && (await hasRefusedSince(db, message))) return REFUSED
  return (await carriers[message.channel]?.(message)) ?? NO_WAY
}

function waitForWord(db: PaceDb, id: string): Promise<void> {
  const key = `${SEND_TASK}:${id}`
  const payload = { id, isInDoubt: true }
  return addJob(db, { task: SEND_TASK, payload, key, delaySeconds: DOUBT_SECONDS })
}

async function note(db: PaceDb, id: string, sent: Known): Promise<Message | null> {
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
