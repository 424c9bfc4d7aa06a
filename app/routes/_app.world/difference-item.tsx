import { Link } from '@remix-run/react'
import type { DifferenceRow } from '#db/pace/portals/differences.ts'
import type { DifferenceCause } from '#domain/portals/drift.ts'
import { labelWords } from '#words/labels.ts'
import { portalWords } from '#words/portals.ts'
import { Age } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge, type Tone } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'

type Difference = DifferenceRow & { mayRepair: boolean }

const TONES: Record<DifferenceCause, Tone> = {
  waiting: 'accent',
  refused: 'bad',
  changedThere: 'warn',
  unknown: 'neutral',
}

/** One matter in which a portal differs: whose listing, both sides, since when, why, and the one press that mends it. */
export function DifferenceItem({ difference }: { difference: Difference }) {
  const { listingId, portal, kind, cause, firstSeenAt, reference, title, mayRepair } = difference
  const { run, busy, data } = useAction<{ repaired: true }>('/world')
  const words = portalWords().world
  return (
    <li className="grid gap-2 rounded-lg border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="neutral">{labelWords().portals[portal]}</Badge>
        <span className="font-medium">{words.kinds[kind]}</span>
        <Badge tone={TONES[cause]}>{words.causes[cause]}</Badge>
        <span className="text-xs text-faint">
          {words.since} <Age at={firstSeenAt} />
        </span>
        {mayRepair && (
          <Button
            size="sm"
            className="ms-auto"
            disabled={busy || data !== undefined}
            onClick={() => run({ listingId, kind })}
          >
            {data ? words.repairing : words.repair}
          </Button>
        )}
      </div>
      <Link to={`/listings/${listingId}`} className="w-fit text-sm text-accent hover:underline">
        <bdi>{reference}</bdi> · <bdi>{title}</bdi>
      </Link>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-2">
        {kind !== 'unread' && <Side label={words.ours} text={sideText(difference, 'ours')} />}
        <Side
          label={isOurFault(difference) ? words.ours : words.theirs}
          text={sideText(difference, 'theirs')}
        />
      </dl>
    </li>
  )
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd dir="auto" className="line-clamp-4 break-words text-page-start">
        {text}
      </dd>
    </div>
  )
}

/** Of what could not be compared the portal says why, or it says nothing. */
function isOurFault({ kind, theirs }: Difference): boolean {
  return kind === 'unread' && theirs === ''
}

function sideText(difference: Difference, side: 'ours' | 'theirs'): string {
  const words = portalWords().world
  const text = difference[side]
  if (difference.kind === 'status') {
    const [state = '', ...why] = text.split(': ')
    const said = state === 'live' ? words.states.live : words.states.off
    return why.length > 0 ? `${said}: ${why.join(': ')}` : said
  }
  if (text !== '') return text
  return difference.kind === 'unread' ? words.notCompared : words.nothing
}
