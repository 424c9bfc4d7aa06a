import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { keepMessage } from '#db/pace/portals/messages.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiEnv } from '../../api/caller/caller.ts'
import { WEBHOOK_PATH } from './connection.ts'
import { isSignedByPropertyFinder } from './signature.ts'

type WebhookDeps = {
  db: PaceDb
  secret: string
  /** Leads come in by another door, which keeps them itself. */
  takeLead?: (push: { text: string }) => Promise<unknown>
}
const KindSchema = z.object({ type: z.string() })

/** Property Finder tells of listings and leads here: signed, kept as it came, understood by a job afterwards. */
export function mountPropertyFinderWebhook(
  routes: Hono<ApiEnv>,
  { db, secret, takeLead }: WebhookDeps,
): void {
  routes.post(WEBHOOK_PATH, async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    if (!isSignedByPropertyFinder(secret, body, c.req.header('x-signature'))) {
      throw new DomainError('unauthenticated', 'The signature does not fit the body.')
    }
    const text = new TextDecoder().decode(body)
    if (takeLead && kindOf(text).startsWith('lead.')) {
      await takeLead({ text })
      return c.json({ isKept: true }, 202)
    }
    const bodyHash = createHash('sha256').update(body).digest('hex')
    const { isRepeat } = await keepMessage(db, { portal: 'propertyFinder', body, bodyHash })
    return c.json({ isKept: true, isRepeat }, 202)
  })
}

function kindOf(text: string): string {
  try {
    return KindSchema.safeParse(JSON.parse(text)).data?.type ?? ''
  } catch {
    return ''
  }
}
