import type { LeadStage } from '#domain/lead/fields.ts'
import type { MessageChannel } from '#domain/message/message.ts'

/** What is said, in both languages: the words of the demo's customers and agents, not words of PACE. */
export type Said = { en: string; ar: string }
export type Line = {
  by: 'customer' | 'agent'
  /** So many minutes after the line before. */
  after: number
} & (
  | { says: Said; paper?: string; problem?: string; isMarketing?: boolean }
  /** By a template: more than a day after the customer wrote. */
  | { template: string }
)
/** What becomes of the conversation afterwards. */
export type Afterwards = 'waits' | 'read' | 'snoozed' | 'withManager'
export type Talk = {
  channel: Extract<MessageChannel, 'email' | 'whatsapp'>
  subject?: Said
  lines: readonly Line[]
  afterwards: Afterwards
  /** At which stages somebody talks like this. */
  at: readonly LeadStage[]
}

export const customer = (
  after: number,
  en: string,
  ar: string,
  more: { paper?: string } = {},
): Line => ({
  by: 'customer',
  after,
  says: { en, ar },
  ...more,
})
export const agent = (
  after: number,
  en: string,
  ar: string,
  more: { problem?: string; isMarketing?: boolean } = {},
): Line => ({ by: 'agent', after, says: { en, ar }, ...more })

export function fill(text: string, told: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => told[name] ?? whole)
}
