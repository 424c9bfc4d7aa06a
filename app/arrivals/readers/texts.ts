import { z } from 'zod'
import { LONGEST_BODY } from '#domain/message/message.ts'
import { isStorable, withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import type { Chat } from '../reading/chat.ts'
import type { DeliveryReport } from '../reading/delivery-report.ts'
import { type Reader, readJson, type Reading } from '../reading/reading.ts'

const text = z.string().optional().catch(undefined)
const named = { message_uuid: z.string().min(1).max(200), timestamp: text }
const TextSchema = z.looseObject({ ...named, channel: z.literal('sms'), from: z.string(), text })
const StatusSchema = z.looseObject({
  ...named,
  status: z.string(),
  client_ref: text,
  error: z.looseObject({ title: text, detail: text }).optional().catch(undefined),
})

/** A notice of Vonage's: an SMS of somebody, or what became of one of ours. */
export const readText: Reader = ({ text: body }, { receivedAt }) =>
  readJson(body, (parsed) => {
    const status = StatusSchema.safeParse(parsed).data
    if (status) return { ...nothing(status.message_uuid), report: reportOf(status, receivedAt) }
    const came = TextSchema.safeParse(parsed).data
    if (!came || !isStorable(came.message_uuid))
      return { ...nothing(undefined), given: { source: 'sms', message: body } }
    return readingOf(came, receivedAt)
  })

function nothing(externalId: string | undefined): Reading {
  return { kind: 'other', question: 'notEnquiry', given: { source: 'sms', externalId } }
}

function readingOf(came: z.output<typeof TextSchema>, receivedAt: string): Reading {
  const { message_uuid: id, from, timestamp } = came
  const whole = withoutUnstorable(came.text ?? '')
    .replaceAll('\r\n', '\n')
    .trim()
  const said = cutCharacters(whole, LONGEST_BODY)
  const chat: Chat = {
    channel: 'sms',
    id,
    // A name or a short number is answered by nobody.
    from: /^\+?[1-9]\d{6,14}$/.test(from) ? `+${from.replace('+', '')}` : null,
    text: said,
    isCut: said.length < whole.length,
    sentAt: instantOf(timestamp, receivedAt),
    answers: [],
    attached: [],
  }
  return {
    kind: 'enquiry',
    given: { source: 'sms', externalId: id, phone: chat.from ?? from, message: said },
    habits: { plusMayBeMissing: true, nameless: 'SMS enquirer' },
    chat,
  }
}

const STATES: Readonly<Record<string, DeliveryReport['state']>> = {
  submitted: 'sent',
  delivered: 'delivered',
  read: 'read',
  rejected: 'failed',
  undeliverable: 'failed',
}

function reportOf(status: z.output<typeof StatusSchema>, receivedAt: string): DeliveryReport {
  const { message_uuid: id, status: said, timestamp, client_ref: own, error } = status
  const state = STATES[said] ?? null
  return {
    channel: 'sms',
    of: isStorable(id) ? [id] : [],
    own: z.uuid().safeParse(own).data ?? null,
    state,
    at: instantOf(timestamp, receivedAt),
    problem: state === 'failed' ? (error?.detail ?? error?.title ?? '') : '',
  }
}

/** Never later than it came here: their clock is not ours. */
function instantOf(timestamp: string | undefined, receivedAt: string): string {
  const ms = Date.parse(timestamp ?? '')
  const came = Date.parse(receivedAt)
  return Number.isFinite(ms) ? new Date(Math.min(ms, came)).toISOString() : receivedAt
}
