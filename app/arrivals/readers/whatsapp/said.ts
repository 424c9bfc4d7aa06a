import { z } from 'zod'

const text = z.string().optional().catch(undefined)
const MediaSchema = z
  .looseObject({ id: text, mime_type: text, filename: text, caption: text })
  .optional()
  .catch(undefined)
const TitledSchema = z.looseObject({ title: text, description: text }).optional().catch(undefined)
const MEDIA = ['image', 'document', 'audio', 'video', 'sticker'] as const

/** One message of Meta's `messages` webhook, each part of it as far as it is there. */
export const MessageSchema = z.looseObject({
  id: z.string().min(1).max(500),
  from: text,
  timestamp: z.union([z.string(), z.number()]).optional().catch(undefined),
  type: text,
  text: z.looseObject({ body: text }).optional().catch(undefined),
  image: MediaSchema,
  document: MediaSchema,
  audio: MediaSchema,
  video: MediaSchema,
  sticker: MediaSchema,
  location: z
    .looseObject({
      latitude: z.number(),
      longitude: z.number(),
      name: text,
      address: text,
    })
    .optional()
    .catch(undefined),
  contacts: z
    .array(
      z.looseObject({
        name: z.looseObject({ formatted_name: text }).optional().catch(undefined),
        phones: z
          .array(z.looseObject({ phone: text }))
          .optional()
          .catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
  button: z.looseObject({ text }).optional().catch(undefined),
  interactive: z
    .looseObject({ button_reply: TitledSchema, list_reply: TitledSchema })
    .optional()
    .catch(undefined),
  reaction: z.looseObject({ message_id: text, emoji: text }).optional().catch(undefined),
  context: z.looseObject({ id: text }).optional().catch(undefined),
})
export type ChatMessage = z.output<typeof MessageSchema>

/** What it says, as a person would read it; empty where it holds nothing that can be shown. */
export function saidIn(message: ChatMessage): string {
  const { text: plain, button, interactive, reaction, location, contacts } = message
  const chosen = interactive?.button_reply ?? interactive?.list_reply
  return (
    plain?.body ??
    button?.text ??
    (chosen && lines(chosen.title, chosen.description)) ??
    reaction?.emoji ??
    (location && placeIn(location)) ??
    contacts?.map(cardOf).join('\n') ??
    mediaIn(message)?.caption ??
    ''
  )
}

export type Media = { id: string; name: string; type: string; caption: string }

/** What is attached: Meta sends one thing with a message. */
export function mediaIn(message: ChatMessage): Media | null {
  for (const kind of MEDIA) {
    const { id, mime_type: mime = '', filename, caption = '' } = message[kind] ?? {}
    // `audio/ogg; codecs=opus`
    const type = mime.split(';', 1)[0]?.trim() ?? ''
    if (id) return { id, type, caption, name: filename ?? `${kind}.${ENDINGS[type] ?? 'bin'}` }
  }
  return null
}

/** Of the types that WhatsApp sends without a name. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
}

function placeIn(place: NonNullable<ChatMessage['location']>): string {
  return lines(place.name, place.address, `${place.latitude}, ${place.longitude}`)
}

function cardOf({ name, phones }: NonNullable<ChatMessage['contacts']>[number]): string {
  const numbers = phones?.flatMap(({ phone }) => phone ?? []).join(', ')
  return [name?.formatted_name, numbers].filter(Boolean).join(': ')
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n')
}
