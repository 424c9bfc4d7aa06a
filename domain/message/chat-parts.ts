import { judgeChatFile } from './chat-file.ts'
import type { MessageFile } from './message.ts'

/** The words that stand under a picture, a film or a paper may be so long. */
export const LONGEST_CAPTION = 1024

export type ChatPart = { id: string; body: string; attached: MessageFile[] }

/**
 * On WhatsApp each file is a message of its own, with its own fate. The words stand under the first one where it can have any, and go before
 * it otherwise; so the first part always says what was written, and has the id that its writer gave it.
 */
export function chatParts({ id, body, attached }: ChatPart): ChatPart[] {
  const [first, ...others] = attached
  const isBefore = first === undefined || (body !== '' && !takesCaption(first, body))
  const files = isBefore ? attached : others
  const said = { id, body, attached: first && !isBefore ? [first] : [] }
  return [
    said,
    ...files.map((file, at) => ({ id: partId(id, at + 1), body: '', attached: [file] })),
  ]
}

function takesCaption({ type = '', bytes }: MessageFile, body: string): boolean {
  const judged = judgeChatFile({ type, bytes })
  return body.length <= LONGEST_CAPTION && 'kind' in judged && judged.kind !== 'audio'
}

const LAST = 1n << 48n

/** Whoever knows what the first part is called knows it of all of them, in their order, on the page as on the server. */
export function partId(id: string, place: number): string {
  const last = (BigInt(`0x${id.slice(24)}`) + BigInt(place)) % LAST
  return id.slice(0, 24) + last.toString(16).padStart(12, '0')
}

/** Of the rows of a conversation those that went as parts of the message of this id, itself among them. */
export function partsAmong<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
  most: number,
): Row[] {
  const ids = new Set(Array.from({ length: most + 1 }, (_, place) => partId(id, place)))
  return rows.filter((row) => ids.has(row.id))
}
