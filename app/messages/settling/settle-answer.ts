import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { findMessage, listGoneOfLead, type Message } from '#db/pace/messages/messages.ts'
import { documentName } from '#domain/documents/documents.ts'
import { goneAt, hasGone } from '#domain/message/message.ts'
import type { Commands } from '../../sync-client/commands.server.ts'

type Deps = { db: PaceDb; commands: Pick<Commands, 'forService'> }
type Said = Pick<Message, 'id' | 'leadId' | 'state' | 'states'>

/** The job that tells a lead what became of a message that its network had taken. */
export const SETTLE_TASK = 'settle-answer'

/** In the transaction that writes what was heard: the lead hears of it, too. */
export async function queueSettling(tx: PaceDb, { id, leadId, states }: Message): Promise<void> {
  if (!leadId) return
  // By how much was heard: what comes while an earlier job runs is a job of its own.
  await addJob(tx, {
    task: SETTLE_TASK,
    payload: { id },
    key: `${SETTLE_TASK}:${id}:${states.length}`,
  })
}

export async function settleAnswer(deps: Deps, id: string): Promise<void> {
  const message = await findMessage(deps.db, id)
  if (message) await tellLead(deps, message)
}

/** A reply stops the clock of its lead, by the lead's own document; one that has come back lets it run again. */
export async function tellLead({ db, commands }: Deps, message: Said): Promise<void> {
  const { id, leadId, state, states } = message
  const at = goneAt(message)
  if (!leadId || !at) return
  const runner = commands.forService({ cause: 'message:sent' })
  const run = (command: string, args: object, key: string) =>
    runner.run(documentName('lead', leadId), command, args, { idempotencyKey: key })
  if (hasGone(state)) return void (await run('recordReply', { at }, `reply:${id}:${at}`))
  if (state !== 'failed') return
  const sentAt = states.flatMap((one) => (hasGone(one.state) ? [one.at] : []))
  await run('takeBackReply', { sentAt }, `replyBack:${id}:${states.length}`)
  // Looked for afterwards: what is sent meanwhile says so itself.
  const other = await listGoneOfLead(db, leadId)
  const first = other.flatMap((one) => goneAt(one) ?? []).toSorted()[0]
  if (first) await run('recordReply', { at: first }, `reply:${id}:${states.length}:${first}`)
}
