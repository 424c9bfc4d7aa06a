import type { Arrival, Fate } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import {
  findMessage,
  findMessageOf,
  type Message,
  nameMessage,
  recordDelivery,
} from '#db/pace/messages/messages.ts'
import { queueSettling } from '../settling/settle-answer.ts'
import type { DeliveryReport } from '../../arrivals/reading/delivery-report.ts'

type Came = { arrival: Arrival; report: DeliveryReport }
type Taken = Pick<Fate, 'state' | 'leadId'> & { told: NewEntityEvent[] }

/**
 * Writes on a message of the house what its network says became of it; null where it is of none. Whoever names the id of a mail has got it:
 * nobody else knows it.
 */
export async function takeReport(tx: PaceDb, { arrival, report }: Came): Promise<Taken | null> {
  const { state, problem } = report
  const message = await reported(tx, report)
  if (message?.direction !== 'outbound') return null
  const at = report.at ?? arrival.receivedAt
  const heard = state && { state, at, ...(problem ? { problem } : {}) }
  const noted = heard && (await recordDelivery(tx, message.id, heard, arrival.sender.name))
  if (noted) await queueSettling(tx, noted.message)
  return { state: 'message', leadId: message.leadId, told: noted?.told ?? [] }
}

/** A network that is quicker than its own answer says what we call a message: from then on it is known by both names. */
async function reported(tx: PaceDb, report: DeliveryReport): Promise<Message | null> {
  const { channel, of, own } = report
  const named = await findMessageOf(tx, channel, of)
  if (named || !own) return named
  const message = await findMessage(tx, own)
  const [id] = of
  if (message?.channel !== channel || message.direction !== 'outbound' || !id) return null
  await nameMessage(tx, message.id, id)
  return message
}
