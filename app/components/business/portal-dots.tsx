import { type Portal, PORTALS } from '#domain/catalogue.ts'
import { labelWords } from '#words/labels.ts'
import { cn } from '../kit/class-names.ts'

const SHORT = { bayut: 'B', propertyFinder: 'PF', website: 'W' } as const satisfies Record<
  Portal,
  string
>

const LOOKS: Record<string, string> = {
  live: 'border-good/40 bg-good-soft text-good',
  failed: 'border-bad/50 bg-bad-soft text-bad underline decoration-wavy underline-offset-2',
  queued: 'border-dashed border-line-strong text-muted',
  sending: 'border-dashed border-line-strong text-muted',
  removing: 'border-dashed border-line-strong text-faint line-through',
}

type PortalDotsProps = { portals: readonly { portal: string; state: string }[] }

/** Where a listing stands on each portal, in the room of a table cell; the words are on hover and for screen readers. */
export function PortalDots({ portals }: PortalDotsProps) {
  const words = labelWords()
  return (
    <span className="flex gap-1">
      {portals.map(({ portal, state }) =>
        isPortal(portal) && LOOKS[state] ? (
          <span
            key={portal}
            role="img"
            aria-label={`${words.portals[portal]}: ${stateLabel(state)}`}
            title={`${words.portals[portal]}: ${stateLabel(state)}`}
            className={cn(
              'grid h-5 min-w-5 place-items-center rounded-sm border px-1 text-[10px] font-semibold',
              LOOKS[state],
            )}
          >
            {SHORT[portal]}
          </span>
        ) : null,
      )}
    </span>
  )
}

function stateLabel(state: string): string {
  const label: unknown = Reflect.get(labelWords().portalStates, state)
  return typeof label === 'string' ? label : state
}

function isPortal(portal: string): portal is Portal {
  return Object.hasOwn(PORTALS, portal)
}
