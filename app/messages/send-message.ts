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
/** And so long with a file, which may itself be on its way for minutes. */
const FILE_SECONDS = 900
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
  const sent = isInDoubt ? IN_DOUBT : await carryOnce(deps, message, attempt)
  if (sent.state === 'unknown') return waitForWord(deps.db, message)
  if (sent.state === 'failed' && !sent.isFinal && attempt < MOST_ATTEMPTS)
    return tryLater(deps.db, message, { attempt, problem: sent.problem })
  const now = await note(deps.db, id, sent)
  if (now) await tellLead(deps, now)
}

/** Whoever has refused since it was written gets no advertising that waited. */
async function carry({ db, carriers }: SendDeps, message: Message): Promise<Carried> {
  if (message.purpose === 'marketing' && (await hasRefusedSince(db, message))) return REFUSED
  return (await carriers[message.channel]?.(message)) ?? NO_WAY
}

/**
 * A mail that comes twice is known by its id. Of all else it is written down that it may have gone before it is given away: where this process ends
 * between its network's yes and our note, or cannot write, what the queue finds is the doubt, and nothing is sent and paid for twice.
 */
async function carryOnce(deps: SendDeps, message: Message, attempt: number): Promise<Carried> {
  if (message.channel === 'email') return carry(deps, message)
  await waitForWord(deps.db, message)
  try {
    return await carry(deps, message)
  } catch (error) {
    // Carriers say what became of what they gave away: what they throw has not gone.
    if (attempt < MOST_ATTEMPTS) await queueAgain(deps.db, message.id, attempt)
    throw error
  }
}

/** In the place of the job that runs, which is not tried again by itself from then on. */
function waitForWord(db: PaceDb, { id, attached }: Message): Promise<void> {
  const delaySeconds = attached.length > 0 ? FILE_SECONDS : DOUBT_SECONDS
  return addJob(db, { ...jobOf(id), payload: { id, isInDoubt: true }, delaySeconds })
}

type Failing = { attempt: number; problem: string }

function tryLater(db: PaceDb, { id, channel }: Message, { attempt, problem }: Failing) {
  if (channel !== 'email') return queueAgain(db, id, attempt)
  throw new Error(`The message ${id} is tried again: ${problem}`)
}

/** After as long as the queue itself would wait. */
function queueAgain(db: PaceDb, id: string, attempt: number): Promise<void> {
  const delaySeconds = Math.ceil(Math.exp(Math.min(attempt, MOST_ATTEMPTS)))
  return addJob(db, { ...jobOf(id), payload: { id, attempt: attempt + 1 }, delaySeconds })
}

function jobOf(id: string) {
  return { task: SEND_TASK, key: `${SEND_TASK}:${id}` }
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
