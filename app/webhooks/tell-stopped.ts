import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'

/** An event of the one log: from it the house's admins are notified. */
export async function tellStopped(
  tx: PaceDb,
  { id, url }: WebhookEndpoint,
  reason: string,
): Promise<void> {
  await appendEvents(tx, [
    {
      resource: 'webhook',
      key: id,
      old: { state: 'active' },
      new: { state: 'disabled', reason, url },
      actor: 'service:pace-app',
      documentSeq: null,
    },
  ])
}
