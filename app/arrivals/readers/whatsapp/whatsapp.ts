import { z } from 'zod'
import { readFileName } from '#domain/file/file-name.ts'
import { LONGEST_BODY } from '#domain/message/message.ts'
import { chatProblem } from '#domain/message/whatsapp.ts'
import { isStorable, withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { Chat } from '../../reading/chat.ts'
import type { DeliveryReport } from '../../reading/delivery-report.ts'
import { jsonOf } from '../../reading/json-of.ts'
import { type Reader, readJson, type Reading } from '../../reading/reading.ts'
import { type ChatMessage, type Media, mediaIn, MessageSchema, saidIn } from './said.ts'

const text = z.string().optional().catch(undefined)
const StatusSchema = z.looseObject({
  id: z.string().min(1).max(500),
  status: text,
  timestamp: z.union([z.string(), z.number()]).optional().catch(undefined),
  biz_opaque_callback_data: text,
  errors: z
    .array(
      z.looseObject({
        code: z.number().catch(0),
        title: text,
        message: text,
        error_data: z.looseObject({ details: text }).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
})
const NoticeSchema = z.looseObject({
  contact: z
    .looseObject({ profile: z.looseObject({ name: text }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  message: MessageSchema.optional().catch(undefined),
  status: StatusSchema.optional().catch(undefined),
})

/** One thing of a notice, as `noticesIn` parted it: a message of somebody, or what became of one of ours. */
export const readWhatsApp: Reader = ({ text: body }, { receivedAt }) =>
  readJson(body, (parsed) => {
    const { message, status, contact } = NoticeSchema.safeParse(parsed).data ?? {}
    if (status) return { ...nothing(status.id), report: reportOf(status, receivedAt) }
    if (!message) return { ...nothing(undefined), given: { source: 'whatsapp', message: body } }
    return messageReading(message, { name: contact?.profile?.name, receivedAt })
  })

/** What was sent with a message, of a body as `noticesIn` parted it. */
export function mediaOf(body: Uint8Array): Media | null {
  const { message } = NoticeSchema.safeParse(jsonOf(body)).data ?? {}
  return message ? mediaIn(message) : null
}

type Came = { name: string | undefined; receivedAt: string }

function messageReading(message: ChatMessage, { name, receivedAt }: Came): Reading {
  const chat = chatOf(message, receivedAt)
  // Somebody has another number, or took a reaction back: nobody says anything by it.
  const isSaid = message.type !== 'system' && !(message.reaction && !message.reaction.emoji)
  if (!isSaid || !isStorable(message.id)) return nothing(message.id)
  const phone = chat.from ?? message.from
  return {
    kind: 'enquiry',
    given: { source: 'whatsapp', externalId: message.id, name, phone, message: chat.text },
    habits: { plusMayBeMissing: true, nameless: 'WhatsApp enquirer' },
    chat,
  }
}

function nothing(externalId: string | undefined): Reading {
  return { kind: 'other', question: 'notEnquiry', given: { source: 'whatsapp', externalId } }
}

function chatOf(message: ChatMessage, receivedAt: string): Chat {
  const { id, from, timestamp, context, reaction } = message
  const whole = withoutUnstorable(saidIn(message)).replaceAll('\r\n', '\n').trim()
  const said = cutCharacters(whole, LONGEST_BODY)
  const media = mediaIn(message)
  const before = context?.id ?? reaction?.message_id
  return {
    channel: 'whatsapp',
    id,
    from: /^\+?[1-9]\d{6,14}$/.test(from ?? '') ? `+${from?.replace('+', '')}` : null,
    text: said,
    isCut: said.length < whole.length,
    sentAt: instantOf(timestamp, receivedAt),
    answers: before && before.length <= 500 && isStorable(before) ? [before] : [],
    // How large it is, nobody says before it is fetched.
    attached: media ? [{ name: readFileName(media.name), bytes: 0 }] : [],
  }
}

const STATES: Readonly<Record<string, DeliveryReport['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message was listened to.
  played: 'read',
  failed: 'failed',
}

function reportOf(status: z.output<typeof StatusSchema>, receivedAt: string): DeliveryReport {
  const { id, status: said = '', timestamp, errors } = status
  const state = STATES[said] ?? null
  const [error] = errors ?? []
  const told = error?.error_data?.details ?? error?.message ?? error?.title ?? ''
  const problem = error ? chatProblem({ code: error.code, said: told }) : ''
  return {
    channel: 'whatsapp',
    of: isStorable(id) ? [id] : [],
    own: z.uuid().safeParse(status.biz_opaque_callback_data).data ?? null,
    state,
    at: instantOf(timestamp, receivedAt),
    problem: state === 'failed' ? problem : '',
  }
}

/** Seconds since 1970, never later than it came here: their clock is not ours. */
function instantOf(timestamp: string | number | undefined, receivedAt: string): string {
  const ms = /^\d{9,11}$/.test(String(timestamp)) ? Number(timestamp) * 1000 : Number.NaN
  const came = Date.parse(receivedAt)
  return Number.isFinite(ms) ? new Date(Math.min(ms, came)).toISOString() : receivedAt
}
