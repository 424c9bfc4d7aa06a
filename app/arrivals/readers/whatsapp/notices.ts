import { z } from 'zod'
import { jsonOf } from '../../reading/json-of.ts'

/** Of a notice only what tells one thing from another: each is kept by itself, whatever it holds. */
const ValueSchema = z.looseObject({
  metadata: z.unknown().optional(),
  contacts: z.array(z.unknown()).catch([]),
  messages: z.array(z.unknown()).catch([]),
  statuses: z.array(z.unknown()).catch([]),
})
const ChangeSchema = z.looseObject({ field: z.unknown().optional(), value: ValueSchema })
const NoticeSchema = z.looseObject({
  entry: z.array(z.looseObject({ changes: z.array(z.unknown()).catch([]) })),
})
const NamedSchema = z.looseObject({ from: z.string().optional(), wa_id: z.string().optional() })

/**
 * Each message and each word of what became of one, as a text of its own with the number that it is about and who wrote it: the same one is
 * the same text, whatever came with it. What is no notice is kept whole.
 */
export function noticesIn(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const notice = NoticeSchema.safeParse(jsonOf(body)).data
  const changes = notice?.entry.flatMap((entry) => entry.changes) ?? []
  const notices = changes.flatMap((change) => {
    const value = ChangeSchema.safeParse(change).data?.value
    const { messages = [], statuses = [], contacts = [], metadata } = value ?? {}
    const said = messages.map((message) => ({
      metadata,
      contact: writerOf(message, contacts),
      message,
    }))
    const told = statuses.map((status) => ({ metadata, status }))
    const all: object[] = [...said, ...told]
    return all.length > 0 ? all : [{ change }]
  })
  const texts = notices.map((one) => new TextEncoder().encode(JSON.stringify(one)))
  return texts.length > 0 ? texts : [body]
}

const NumberedSchema = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
})

/** Which number of the house a text of `noticesIn` is about. */
export function numberOf(part: Uint8Array): string | null {
  return NumberedSchema.safeParse(jsonOf(part)).data?.metadata.phone_number_id ?? null
}

/** Of several in one notice each names only its writer. */
function writerOf(message: unknown, contacts: readonly unknown[]): unknown {
  const from = NamedSchema.safeParse(message).data?.from
  const named = contacts.find((one) => NamedSchema.safeParse(one).data?.wa_id === from)
  return named ?? (contacts.length === 1 ? contacts[0] : undefined)
}
