import { z } from 'zod'
import type { MailboxSettings } from '#domain/arrival/mailbox.ts'
import type { SafeFetch } from '#service/outbound/safe-fetch.ts'
import type { Grant } from '../doors/mailbox-secret.ts'
import { Trouble } from './trouble.ts'

const AnswerSchema = z.object({ access_token: z.string().min(1) })
const RefusalSchema = z.object({
  error: z.string().max(200),
  error_description: z.string().optional(),
})

/** A token for one sign-in, by the grant that the mailbox's owner gave once (RFC 6749 section 6). */
export async function fetchAccessToken(
  fetch: SafeFetch,
  { tokenUrl, clientId }: Pick<MailboxSettings, 'tokenUrl' | 'clientId'>,
  { clientSecret, refreshToken }: Grant,
): Promise<string> {
  const asked = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId }
  const body = new URLSearchParams(
    clientSecret ? { ...asked, client_secret: clientSecret } : asked,
  ).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(tokenUrl, { method: 'POST', headers, body }).catch(
    (cause: unknown) => {
      throw new Trouble('away', `${new URL(tokenUrl).host}: ${messageOf(cause)}`)
    },
  )
  const told: unknown = await answer.json().catch(() => null)
  const token = AnswerSchema.safeParse(told).data?.access_token
  if (answer.ok && token) return token
  const { error = `${answer.status}`, error_description: why } =
    RefusalSchema.safeParse(told).data ?? {}
  throw new Trouble(answer.status >= 500 ? 'away' : 'refused', why ? `${error}: ${why}` : error)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
