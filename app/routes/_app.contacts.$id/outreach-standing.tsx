import { keysOf } from '#domain/catalogue.ts'
import { CONSENT_CHANNELS } from '#domain/contact/consent.ts'
import { contactWords } from '#words/contacts.ts'
import { formatWords } from '#words/format.ts'
import { outreachWords } from '#words/outreach.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { ReasonList } from '../../outreach/outreach-notice.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import type { LoadedContact } from './contact-loader.server.ts'

/** Whether the house may advertise to them now, by which ways, and what it did in spite of the rules. */
export function OutreachStanding({ outreach }: Pick<LoadedContact, 'outreach'>) {
  const words = outreachWords()
  const { channels } = contactWords().consent
  return (
    <Section title={words.title}>
      <p className="mb-2 px-2 text-xs text-muted">{words.about}</p>
      <ul className="grid gap-1.5 px-2 text-sm">
        {keysOf(CONSENT_CHANNELS).map((channel) => {
          const against = outreach.against[channel]
          return (
            <li key={channel} className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-2">
              <span className="text-muted">{channels[channel]}</span>
              <div className="grid justify-items-start gap-1">
                <Badge tone={against.length === 0 ? 'good' : 'warn'}>
                  {against.length === 0 ? words.allowed : words.asks}
                </Badge>
                {against.length > 0 && <ReasonList reasons={against} />}
              </div>
            </li>
          )
        })}
      </ul>
      <Last checks={outreach.checks} />
    </Section>
  )
}

function Last({ checks }: { checks: LoadedContact['outreach']['checks'] }) {
  const words = outreachWords()
  const { face } = useWorkspace()
  const { channels } = contactWords().consent
  if (checks.length === 0) return null
  return (
    <div className="mt-3 px-2">
      <p className="text-xs font-medium text-muted">{words.last}</p>
      <ul className="mt-1 grid gap-1 text-xs">
        {checks.map(({ id, at, channel, personId, reasons, override }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <RelativeTime at={at} /> · {channels[channel]}
            {face(personId) && (
              <>
                {' · '}
                <bdi>{face(personId)?.name}</bdi>
              </>
            )}
            {override !== null && (
              <p className="text-muted">
                <Filled
                  text={words.inSpite}
                  parts={{
                    reasons: formatWords().list(reasons.map((reason) => words.reasons[reason])),
                    reason: <bdi>{override}</bdi>,
                  }}
                />
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
