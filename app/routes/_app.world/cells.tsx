import type { DifferenceColumn } from '#domain/list/differences.ts'
import type { DifferenceCause } from '#domain/portals/drift.ts'
import type { DifferenceRow } from '#db/pace/portals/columns.ts'
import { labelWords } from '#words/labels.ts'
import { portalWords } from '#words/portals.ts'
import { Age } from '../../components/format/time.tsx'
import { Badge, type Tone } from '../../components/kit/badge.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import { ChoiceCell, FaceCell, TeamCell, WrittenText } from '../../list/table/plain-cells.tsx'
import { Repair } from './repair-button.tsx'
import { sidesOf } from './sides-of.ts'

const TONES: Record<DifferenceCause, Tone> = {
  waiting: 'accent',
  refused: 'bad',
  changedThere: 'warn',
  unknown: 'neutral',
}

export const DIFFERENCE_CELLS: Cells<DifferenceColumn, DifferenceRow> = {
  listing: (row) => <bdi className="truncate font-medium">{nameOf(row)}</bdi>,
  portal: ({ portal }) => <ChoiceCell noun="difference" of="portal" value={portal} />,
  kind: ({ kind }) => <ChoiceCell noun="difference" of="kind" value={kind} />,
  cause: ({ cause }) => <CauseBadge cause={cause} />,
  ours: (row) => <WrittenText text={sidesOf(row).ours} />,
  theirs: (row) => <WrittenText text={sidesOf(row).theirs} />,
  agent: ({ agentId }) => <FaceCell id={agentId} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  seen: ({ firstSeenAt }) => (
    <span className="text-muted">
      <Age at={firstSeenAt} />
    </span>
  ),
}

export function DifferenceOnPhone({ row }: { row: DifferenceRow }) {
  const words = portalWords().world
  const { ours, theirs } = sidesOf(row)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <p className="flex items-center gap-2">
        <bdi className="truncate font-medium">{nameOf(row)}</bdi>
        <span className="ms-auto shrink-0 text-xs text-faint">
          <Age at={row.firstSeenAt} />
        </span>
      </p>
      <p className="truncate text-xs text-muted">
        {labelWords().portals[row.portal]} · {words.kinds[row.kind]}
      </p>
      {ours !== null && <Side label={words.ours} text={ours} />}
      {theirs !== null && <Side label={words.theirs} text={theirs} />}
      <div className="flex flex-wrap items-center gap-2">
        <CauseBadge cause={row.cause} />
        <span className="ms-auto">
          <Repair difference={row} />
        </span>
      </div>
    </div>
  )
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <p className="flex gap-2 text-xs">
      <span className="shrink-0 text-faint">{label}</span>
      <bdi dir="auto" className="truncate text-muted">
        {text}
      </bdi>
    </p>
  )
}

function CauseBadge({ cause }: { cause: DifferenceCause }) {
  return <Badge tone={TONES[cause]}>{portalWords().world.causes[cause]}</Badge>
}

/** The listing by its reference, which the portal knows too, and its title. */
export function nameOf({ reference, title }: DifferenceRow): string {
  return title ? `${reference} · ${title}` : reference
}
