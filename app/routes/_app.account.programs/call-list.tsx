import { Link } from '@remix-run/react'
import type { ProgramCall } from '#db/pace/programs/calls.ts'
import { programWords } from '#words/programs.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { RelativeTime } from '../../components/format/time.tsx'

type Listed = Omit<ProgramCall, 'personId' | 'connectionId'>
type CallListProps = { calls: readonly Listed[]; next: number | null }

/** Every call of a program, and how many records it was told of. */
export function CallList({ calls, next }: CallListProps) {
  const words = programWords()
  return (
    <section className="grid gap-3">
      <h2 className="text-sm font-medium">{words.did}</h2>
      {calls.length === 0 ? (
        <p className="text-sm text-faint">{words.nothing}</p>
      ) : (
        <ul className="divide-y divide-line/70 rounded-lg border">
          {calls.map((call) => (
            <CallItem key={call.id} call={call} />
          ))}
        </ul>
      )}
      {next !== null && (
        <Link to={`?before=${next}`} className="justify-self-start text-sm text-accent">
          {words.older}
        </Link>
      )}
    </section>
  )
}

/** Where a record has a page of its own. */
const PAGES: Record<string, string> = {
  lead: '/leads',
  listing: '/listings',
  contact: '/contacts',
  property: '/properties',
  call: '/calls',
}

function CallItem({ call }: { call: Listed }) {
  const words = programWords()
  const [first] = call.records
  const page = first && PAGES[first.noun]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm md:px-4">
      <bdi className="min-w-0 flex-1 truncate font-mono text-xs" title={call.name}>
        {call.name}
      </bdi>
      <bdi className="max-w-40 truncate text-xs text-faint">
        {call.client.replace(/^service:/, '')}
      </bdi>
      {call.touched > 0 &&
        (call.touched === 1 && page ? (
          <Link to={`${page}/${first.id}`} className="text-xs text-accent hover:underline">
            {words.records(1)}
          </Link>
        ) : (
          <span className="text-xs text-muted">{words.records(call.touched)}</span>
        ))}
      <Badge tone={call.outcome === 'failed' ? 'bad' : 'neutral'}>
        {words.outcomes[call.outcome]}
      </Badge>
      <RelativeTime at={call.at} className="text-xs text-faint" />
    </li>
  )
}
