import { LEAD_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import { labelWords } from '#words/labels.ts'
import { cn } from '../kit/class-names.ts'

const COLOURS = {
  new: 'text-stage-new',
  contacted: 'text-stage-contacted',
  qualified: 'text-stage-qualified',
  viewing: 'text-stage-viewing',
  offer: 'text-stage-offer',
  won: 'text-stage-won',
  lost: 'text-stage-lost',
} satisfies Record<LeadStage, string>

/** How far round the clock a stage has come: the shape says it without the colour. */
const PROGRESS = {
  new: 0,
  contacted: 0.2,
  qualified: 0.4,
  viewing: 0.6,
  offer: 0.8,
  won: 1,
  lost: 1,
} satisfies Record<LeadStage, number>
const RADIUS = 2.25
const ROUND = 2 * Math.PI * RADIUS

export function StageIcon({ stage, className }: { stage: LeadStage; className?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden
      className={cn('size-3.5 shrink-0', COLOURS[stage], className)}
    >
      {stage === 'won' || stage === 'lost' ? (
        <Ended stage={stage} />
      ) : (
        <>
          <circle
            cx="7"
            cy="7"
            r="5.75"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeDasharray={stage === 'new' ? '2.2 1.4' : undefined}
          />
          <circle
            cx="7"
            cy="7"
            r={RADIUS}
            fill="none"
            stroke="currentColor"
            strokeWidth={RADIUS * 2}
            strokeDasharray={`${ROUND * PROGRESS[stage]} ${ROUND}`}
            transform="rotate(-90 7 7)"
          />
        </>
      )}
    </svg>
  )
}

function Ended({ stage }: { stage: 'won' | 'lost' }) {
  const mark = stage === 'won' ? 'M4.2 7.2 6.2 9.2 9.9 5' : 'M4.9 4.9 9.1 9.1M9.1 4.9 4.9 9.1'
  return (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path
        d={mark}
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  )
}

export function StageBadge({ stage, className }: { stage: LeadStage; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap',
        className,
      )}
    >
      <StageIcon stage={stage} />
      {labelWords().stages[stage]}
    </span>
  )
}

export function isStage(stage: string): stage is LeadStage {
  return Object.hasOwn(LEAD_STAGES, stage)
}
