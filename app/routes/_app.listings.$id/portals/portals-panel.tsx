import type { FieldProblem } from '#domain/errors.ts'
import { type Portal, PORTALS } from '#domain/catalogue.ts'
import { publishingProblems } from '#domain/listing/commands.ts'
import type { Listing } from '#domain/listing/listing.ts'
import { keysOf } from '#domain/catalogue.ts'
import { listingWords } from '#words/listing.ts'
import { fieldLabel } from '#words/fields.ts'
import { Section } from '../../../components/kit/card.tsx'
import type { PortalNotes } from './portal-notes.server.ts'
import { PortalRow } from './portal-row.tsx'

type PortalsPanelProps = {
  id: string
  listing: Listing
  notes: PortalNotes
  mayPublish: boolean
}

/** Where the listing can be seen, live; what keeps it from a portal stands above and at its fields. */
export function PortalsPanel({ id, listing, notes, mayPublish }: PortalsPanelProps) {
  const problems = publishingProblems(listing)
  const portals: Portal[] = keysOf(PORTALS)
  return (
    <Section title={listingWords().portals.title}>
      {problems.length > 0 && <Missing problems={problems} />}
      <ul className="divide-y rounded-lg border bg-surface">
        {portals.map((portal) => (
          <PortalRow
            key={portal}
            listingId={id}
            portal={portal}
            state={listing.portals[portal]}
            notes={notes[portal]}
            mayPublish={mayPublish}
            ready={problems.length === 0}
          />
        ))}
      </ul>
    </Section>
  )
}

function Missing({ problems }: { problems: readonly FieldProblem[] }) {
  const words = listingWords().portals
  return (
    <div className="mb-2 rounded-lg bg-warn-soft px-3 py-2 text-sm">
      <p className="font-medium text-warn">{words.before}</p>
      <ul className="mt-0.5 list-disc ps-4 text-muted">
        {problems.map(({ path }) => (
          <li key={path}>
            {path === 'status' ? words.mustBeAvailable : words.missing(fieldLabel(path))}
          </li>
        ))}
      </ul>
    </div>
  )
}
