import type { OutreachRules } from '#domain/house/outreach-rules.ts'
import { contactWords } from '#words/contacts.ts'
import { formatWords } from '#words/format.ts'
import { outreachWords } from '#words/outreach.ts'
import type { Saying } from './moved.tsx'

const COUNTS = ['perDay', 'perWeek', 'registryDays', 'answerDays', 'since', 'source'] as const
const WAYS = ['hoursFor', 'registryFor', 'consentFor'] as const

/** The rules for advertising as they are read. */
export function sayOutreach(rules: OutreachRules): Saying[] {
  const words = outreachWords().rules
  const { channels } = contactWords().consent
  return [
    ...(['from', 'to'] as const).map((end) => ({ label: words[end], value: rules.hours[end] })),
    ...COUNTS.map((name) => ({ label: words[name], value: String(rules[name]) })),
    ...WAYS.map((name) => ({
      label: words[name],
      value: formatWords().list(rules[name].map((channel) => channels[channel])),
    })),
  ]
}
