import type { Arrival, Fate } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { findMessageOf, recordDelivery } from '#db/pace/messages/messages.ts'
import { queueSettling } from '../settling/settle-answer.ts'
import type { DeliveryReport } from '../../arrivals/reading/delivery-report.ts'

type Came = { arrival: Arrival; report: DeliveryReport }
type Taken = Pick<Fate, 'state' | 'leadId'> & { told: NewEntityEvent[] }

/**
 * Writes on a mail of the house what a mail server says became of it; null where it is of none. Whoever names the id of a mail has got it:
 * nobody else knows it.
 */
export async function takeReport(tx: PaceDb, { arrival, report }: Came): Promise<Taken | null> {
  const { of, state, problem } = report
  const message = await findMessageOf(tx, 'email', of)
  if (message?.direction !== 'outbound') return null
  const heard = state && { state, at: arrival.receivedAt, ...(problem ? { problem } : {}) }
  const noted = heard && (await recordDelivery(tx, message.id, heard, arrival.sender.name))
  if (noted) await queueSettling(tx, noted.message)
  return { state: 'message', leadId: message.leadId, told: noted?.told ?? [] }
}
