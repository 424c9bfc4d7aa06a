import type { OutreachRules } from '#domain/house/outreach-rules.ts'
import { contactWords } from '#words/contacts.ts'
import { formatWords } from '#words/format.ts'
import { outreachWords } from '#words/outreach.ts'

const COUNTS = ['perDay', 'perWeek', 'registryDays', 'answerDays', 'since', 'source'] as const
const WAYS = ['hoursFor', 'registryFor', 'consentFor'] as const

type TheirsProps = { theirs: OutreachRules; mine: OutreachRules }

/** What somebody else has saved of the rules that is not as it stands in the form. */
export function Theirs({ theirs, mine }: TheirsProps) {
  const words = outreachWords().rules
  const { channels } = contactWords().consent
  const said = (rules: OutreachRules) => [
    ...(['from', 'to'] as const).map((end) => ({ label: words[end], value: rules.hours[end] })),
    ...COUNTS.map((name) => ({ label: words[name], value: String(rules[name]) })),
    ...WAYS.map((name) => ({
      label: words[name],
      value: formatWords().list(rules[name].map((channel) => channels[channel])),
    })),
  ]
  const own = said(mine)
  const others = said(theirs).filter(({ value }, at) => value !== own[at]?.value)
  return (
    <dl className="grid gap-1 text-xs">
      {others.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{label}</dt>
          <dd>
            <bdi>{value || '–'}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
