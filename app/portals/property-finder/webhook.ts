import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { keepMessage } from '#db/pace/portals/messages.ts'
import { DomainError } from '#domain/errors.ts'
import { isSignedByPropertyFinder } from './signature.ts'

type WebhookDeps = {
  db: PaceDb
  secret: string
  /** Leads come in by another door, which keeps them itself. */
  takeLead: (push: { text: string }) => Promise<unknown>
}
const KindSchema = z.object({ type: z.string() })

/** What Property Finder tells of listings and leads: signed, kept as it came, understood by a job afterwards. */
export async function takeWebhook(
  { db, secret, takeLead }: WebhookDeps,
  { body, signature }: { body: Uint8Array; signature: string | undefined },
): Promise<void> {
  if (!isSignedByPropertyFinder(secret, body, signature)) {
    throw new DomainError('unauthenticated', 'The signature does not fit the body.')
  }
  const text = new TextDecoder().decode(body)
  if (kindOf(text).startsWith('lead.')) {
    await takeLead({ text })
    return
  }
  const bodyHash = createHash('sha256').update(body).digest('hex')
  await keepMessage(db, { portal: 'propertyFinder', body, bodyHash })
}

function kindOf(text: string): string {
  try {
    return KindSchema.safeParse(JSON.parse(text)).data?.type ?? ''
  } catch {
    return ''
  }
}
