import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Portal } from '#domain/catalogue.ts'
import { DIFFERENCE_KINDS, type DifferenceKind } from '#domain/portals/drift.ts'
import { labelWords } from '#words/labels.ts'
import { portalWords } from '#words/portals.ts'
import { buttonClass } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'

type Asked = { portal?: Portal; kind?: DifferenceKind }

/** Portals that are asked what they show. */
const READ_BACK = ['propertyFinder'] as const satisfies Portal[]

/** Which portal and what of a listing, one press each. */
export function WorldFilters({ portal, kind }: Asked) {
  const words = portalWords().world
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      <Choices label={words.portal}>
        <Choice to={{ kind }} isChosen={!portal} label={words.all} />
        {READ_BACK.map((one) => (
          <Choice
            key={one}
            to={{ portal: one, kind }}
            isChosen={portal === one}
            label={labelWords().portals[one]}
          />
        ))}
      </Choices>
      <Choices label={words.kind}>
        <Choice to={{ portal }} isChosen={!kind} label={words.all} />
        {DIFFERENCE_KINDS.map((one) => (
          <Choice
            key={one}
            to={{ portal, kind: one }}
            isChosen={kind === one}
            label={words.kinds[one]}
          />
        ))}
      </Choices>
    </div>
  )
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-0.5">
      {children}
    </nav>
  )
}

function Choice({ to, isChosen, label }: { to: Asked; isChosen: boolean; label: string }) {
  return (
    <Link
      to={addressOf(to)}
      aria-current={isChosen ? 'page' : undefined}
      className={cn(
        'flex h-7 items-center rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink',
        isChosen && 'bg-selected font-medium text-ink',
      )}
    >
      {label}
    </Link>
  )
}

/** On to what is younger, and back to the oldest. */
export function PageEnds({
  portal,
  kind,
  isFirst,
  next,
}: Asked & { isFirst: boolean; next: string | null }) {
  const words = portalWords().world
  return (
    <div className="flex gap-2">
      {!isFirst && (
        <Link to={addressOf({ portal, kind })} className={buttonClass({})}>
          {words.first}
        </Link>
      )}
      {next && (
        <Link to={addressOf({ portal, kind, after: next })} className={buttonClass({})}>
          {words.next}
        </Link>
      )}
    </div>
  )
}

function addressOf(asked: Asked & { after?: string }): string {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return `/world?${query}`
}
