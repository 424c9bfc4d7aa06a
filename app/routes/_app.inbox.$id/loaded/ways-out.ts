import type { ShownLine } from './load-lines.server.ts'
import type { LoadedThread } from './thread-loader.server.ts'

/** By which a person can write by themselves. */
export type WayOut = 'email' | 'whatsapp' | 'sms'

/** The ways that lead to this contact, the one that they wrote by last first. */
export function waysOut({ answered, chat, text, page }: LoadedThread): WayOut[] {
  const all: WayOut[] = [
    ...(answered.address ? ['email' as const] : []),
    ...(chat.address ? ['whatsapp' as const] : []),
    ...(text.address ? ['sms' as const] : []),
  ]
  const last = page.rows.find(({ direction }) => direction === 'inbound')?.channel
  return all.toSorted((a, b) => Number(b === last) - Number(a === last))
}

/** The numbers of the house that can be written from by a way; a mail has one address. */
export function linesOf({ chat, text }: LoadedThread, way: WayOut): readonly ShownLine[] {
  if (way === 'email') return []
  return way === 'sms' ? text.lines : chat.lines
}

/** The id of what the house wrote last; empty where it has not. */
export function lastSent({ page }: LoadedThread): string {
  return page.rows.find(({ direction }) => direction === 'outbound')?.id ?? ''
}
