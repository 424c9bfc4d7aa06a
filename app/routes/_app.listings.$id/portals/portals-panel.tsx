import { keysOf, type Portal, PORTALS } from '#domain/catalogue.ts'
import { completenessFor } from '#domain/listing/completeness.ts'
import { type PortalProblem, portalProblems } from '#domain/listing/portal-demands.ts'
import type { Listing } from '#domain/listing/listing.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { listingWords } from '#words/listing.ts'
import { dayKey } from '../../../components/format/format-time.ts'
import { useNow } from '../../../components/hooks/use-now.ts'
import { Section } from '../../../components/kit/card.tsx'
import { useDescription } from '../editor/use-description.ts'
import type { PortalNotes } from './portal-notes.server.ts'
import { PortalRow } from './portal-row.tsx'
import { ProblemPress } from './problem-press.tsx'

/** What the listing does not say itself, as it was when the page was asked for. */
export type PortalFacts = {
  beside: { city?: string | null; agentPhone?: string | null }
  reads: readonly { portal: string; readAt: string }[]
}
type PortalsPanelProps = {
  id: string
  listing: Listing
  facts: PortalFacts
  notes: PortalNotes
  live: LiveDocument | null
  /** As it was when the page was asked for. */
  description: string
  photos: number
  floorPlans: number
  mayPublish: boolean
}

/** Where the listing can be seen, live; what keeps it from all portals stands above, what one alone asks for in its row. */
export function PortalsPanel(props: PortalsPanelProps) {
  const { id, listing, facts, notes, photos, floorPlans, mayPublish } = props
  const description = useDescription(props.live, props.description)
  const today = dayKey(useNow())
  const portals: Portal[] = keysOf(PORTALS)
  const beside = { ...facts.beside, today, description }
  const problems = portals.map((portal) => ({
    portal,
    own: portalProblems(listing, portal, beside),
    ready: completenessFor(listing, portal, { ...beside, photos, floorPlans }),
  }))
  const common = (problems[0]?.own ?? []).filter((one) =>
    problems.every(({ own }) => own.some((other) => isSame(one, other))),
  )
  return (
    <Section title={listingWords().portals.title}>
      {common.length > 0 && <Missing problems={common} />}
      <ul className="divide-y rounded-lg border bg-surface">
        {problems.map(({ portal, own, ready }) => (
          <PortalRow
            key={portal}
            listingId={id}
            portal={portal}
            state={listing.portals[portal]}
            notes={notes[portal]}
            mayPublish={mayPublish}
            problems={own}
            ready={ready}
            further={own.filter((one) => !common.some((other) => isSame(one, other)))}
            readAt={facts.reads.find((read) => read.portal === portal)?.readAt ?? null}
          />
        ))}
      </ul>
    </Section>
  )
}

function isSame(one: PortalProblem, other: PortalProblem): boolean {
  return one.field === other.field && one.why === other.why
}

function Missing({ problems }: { problems: readonly PortalProblem[] }) {
  return (
    <div className="mb-2 rounded-lg bg-warn-soft px-3 py-2 text-sm">
      <p className="font-medium text-warn">{listingWords().portals.before}</p>
      <ul className="mt-0.5 list-disc ps-4 text-muted">
        {problems.map((problem) => (
          <li key={problem.field}>
            <ProblemPress problem={problem} />
          </li>
        ))}
      </ul>
    </div>
  )
}
