import { Link, useSearchParams } from '@remix-run/react'
import type { TimelinePage } from '#db/pace/related/timeline-page.ts'
import type { TimelineGroup } from '#domain/timeline/timeline.ts'
import { timelineWords } from '#words/timeline.ts'
import { Timeline } from './timeline.tsx'
import { PLACE_OF_PAGE, TimelineFilter } from './timeline-filter.tsx'

export type ShownTimeline = TimelinePage & { isNewest: boolean; show: readonly TimelineGroup[] }
type PagedTimelineProps = {
  timeline: ShownTimeline
  /** The record's document, where the reader may put back what was changed. */
  putBackOn: string | null
  /** What will be there, where nothing is. */
  hint: string
}

/** What happened with a record, narrowed to what one wants to see, a page at a time; each page has an address of its own. */
export function PagedTimeline({ timeline, putBackOn, hint }: PagedTimelineProps) {
  const { entries, next, isNewest, show } = timeline
  const words = timelineWords()
  const none =
    show.length === 0 ? { hint } : { title: words.noneOfThese, hint: words.noneOfTheseHint }
  return (
    <>
      <TimelineFilter show={show} />
      <Timeline entries={entries} putBackOn={putBackOn} none={none} />
      {(next || !isNewest) && (
        <p className="flex justify-between gap-4 px-4 pb-4 text-xs">
          {!isNewest && <PageLink after={null} label={words.newest} />}
          {next && <PageLink after={next} label={words.older} />}
        </p>
      )}
    </>
  )
}

type PageLinkProps = { after: TimelinePage['next']; label: string }

/** What else the address asks for stays. */
function PageLink({ after, label }: PageLinkProps) {
  const [params] = useSearchParams()
  const next = new URLSearchParams(params)
  for (const name of PLACE_OF_PAGE) next.delete(name)
  for (const [name, value] of Object.entries(after ?? {})) next.set(name, value)
  return (
    <Link to={`?${next}`} replace preventScrollReset className="text-accent hover:underline">
      {label}
    </Link>
  )
}
