import { z } from 'zod'
import { SmsSettingsSchema } from '#domain/arrival/sms.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import type { Door, Doors } from '../../arrivals/doors/doors.server.ts'
import { readVonageSecret } from '../../arrivals/doors/vonage-secret.ts'
import { hasRefusedTexts } from './refused-texts.ts'
import { lineOfMessage } from './lines.ts'
import type { Carried, Carrier } from './carrier.ts'
import { readAtMost } from './graph.ts'
import { wasNeverAsked } from './never-asked.ts'

export type TextDeps = {
  db: PaceDb
  doors: Pick<Doors, 'list'>
  /** `https://api.nexmo.com` */
  vonageUrl: string
  isDemo: boolean
}

/** A house without a sender is told so. */
export const NO_SENDER = 'noSms'

const WAIT_MS = 15_000
const LONGEST_ANSWER = 200_000

/**
 * SMS by Vonage's Messages API. A demo without a sender of its own keeps what is sent: its customers' phones are a page. What is sent carries our
 * own id, which every word of what became of it says back: should its answer be lost, it is known all the same.
 */
export function createTextCarrier({ db, doors, vonageUrl, isDemo }: TextDeps): Carrier {
  return async (message) => {
    // Whoever does not want it any more is asked at the last moment: it may have waited for hours.
    if (await isUnwanted(db, message)) return failed('smsUnwanted', true)
    const door = lineOfMessage(await doors.list('sms'), message)
    if (!door && isDemo && !message.doorId) return { state: 'sent' }
    const settings = SmsSettingsSchema.safeParse(door?.settings).data
    if (!door || !settings) return failed(message.doorId ? 'lineClosed' : NO_SENDER, true)
    const from = message.purpose === 'marketing' ? settings.marketingSender : settings.sender
    // An admin has taken it away since it was written.
    if (from === '') return failed('noMarketingSender', true)
    try {
      const response = await fetch(`${vonageUrl}/v1/messages`, {
        method: 'POST',
        headers: {
          authorization: basic(settings.apiKey, door),
          'content-type': 'application/json',
        },
        body: JSON.stringify(bodyOf(message, from)),
        signal: AbortSignal.timeout(WAIT_MS),
        redirect: 'error',
      })
      return carriedBy(response.status, await bodyIn(response))
    } catch (error) {
      return wasNeverAsked(error) ? failed('noAnswer', false) : { state: 'unknown' }
    }
  }
}

async function isUnwanted(db: PaceDb, { contactId, doorId }: Message): Promise<boolean> {
  if (!contactId) return false
  return hasRefusedTexts(await findChatStanding(db, contactId, { channel: 'sms', doorId }))
}

function failed(problem: string, isFinal: boolean): Carried {
  return { state: 'failed', problem, isFinal }
}

function basic(apiKey: string, { secret }: Door): string {
  const { apiSecret } = readVonageSecret(secret)
  return `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`
}

function bodyOf({ id, address, body }: Message, from: string): object {
  if (!address) throw new Error(`The message ${id} goes to nobody.`)
  const number = (text: string) => text.replace('+', '')
  return {
    channel: 'sms',
    message_type: 'text',
    to: number(address),
    from: number(from),
    text: body,
    client_ref: id,
  }
}

const SentSchema = z.object({ message_uuid: z.string().min(1).max(200) })
const ProblemSchema = z.looseObject({
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
})

async function bodyIn(response: Response): Promise<unknown> {
  try {
    return JSON.parse((await readAtMost(response, LONGEST_ANSWER))?.toString('utf8') ?? 'null')
  } catch {
    return null
  }
}

/** Of these an admin can mend the cause, or waiting does: a wrong password, an account without money, too much at once. */
const PASSING: ReadonlySet<number> = new Set([401, 402, 403, 429])

function carriedBy(status: number, body: unknown): Carried {
  const sent = SentSchema.safeParse(body).data
  if (status < 300 && sent) return { state: 'sent', externalId: sent.message_uuid }
  // It may have gone.
  if (status < 300 || status >= 500) return { state: 'unknown' }
  const { title, detail } = ProblemSchema.safeParse(body).data ?? {}
  if (status === 401 || status === 403) return failed('smsRefused', false)
  return failed(detail ?? title ?? `Vonage answered ${status}.`, !PASSING.has(status))
}
