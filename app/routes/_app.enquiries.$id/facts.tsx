import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Channel } from '#domain/arrival/arrival.ts'
import { labelOf } from '#domain/reference/reference.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useReference } from '../../house/use-house.tsx'

type FactsProps = {
  arrival: {
    channel: Channel
    source: string | null
    gist: string
    times: number
    receivedAt: string
    repeatOf: string | null
    extras: Record<string, string>
    headers: Record<string, string>
  }
  lead: { id: string; reference: string } | null
}

/** What is known of it, and where it went. */
export function Facts({ arrival, lead }: FactsProps) {
  const reference = useReference()
  const words = arrivalWords()
  const { channel, source, gist, times, receivedAt, repeatOf, extras, headers } = arrival
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {gist && (
        <p
          dir="auto"
          className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere] text-page-start"
        >
          {gist}
        </p>
      )}
      <p className="flex flex-wrap gap-4 text-sm empty:hidden">
        {lead && (
          <Link to={`/leads/${lead.id}`} className="text-accent hover:underline">
            {words.openLead} <bdi>{lead.reference}</bdi>
          </Link>
        )}
        {repeatOf && (
          <Link to={`/enquiries/${repeatOf}`} className="text-accent hover:underline">
            {words.openFirst}
          </Link>
        )}
      </p>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        <Fact name={words.came}>
          <RelativeTime at={receivedAt} />
        </Fact>
        <Fact name={words.way}>{words.channels[channel]}</Fact>
        {source && (
          <Fact name={words.source}>{labelOf(reference, 'source', source, currentLanguage())}</Fact>
        )}
        {times > 1 && <Fact name={words.times}>{times}</Fact>}
        {[...Object.entries(extras), ...Object.entries(headers)].map(([name, value]) => (
          <Fact key={name} name={<bdi>{name}</bdi>}>
            <bdi>{value}</bdi>
          </Fact>
        ))}
      </dl>
    </div>
  )
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}
