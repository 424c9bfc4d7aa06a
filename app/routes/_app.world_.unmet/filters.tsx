import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { labelWords } from '#words/labels.ts'
import { portalWords } from '#words/portals.ts'
import { buttonClass } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { addressOf, type Asked } from './asked.ts'

/** What is shown of which portal and team, one press each. */
export function WorldFilters({ asked, teams }: { asked: Asked; teams: boolean }) {
  const workspace = useWorkspace()
  const words = portalWords().world
  const { portals } = labelWords()
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      <Narrowing
        label={words.portal}
        asked={asked}
        name="portal"
        options={keysOf(PORTALS).map((one) => [one, portals[one]])}
      />
      {teams && (
        <Narrowing
          label={words.team}
          asked={asked}
          name="team"
          options={workspace.teams.map(({ id, name }) => [id, name])}
        />
      )}
    </div>
  )
}

type NarrowingProps = {
  label: string
  asked: Asked
  name: 'portal' | 'team'
  options: readonly (readonly [value: string, label: string])[]
}

function Narrowing({ label, asked, name, options }: NarrowingProps) {
  const words = portalWords().world
  const { [name]: chosen, ...others } = asked
  return (
    <Choices label={label}>
      <Choice to={others} isChosen={chosen === undefined} label={words.all} />
      {options.map(([value, text]) => (
        <Choice
          key={value}
          to={{ ...others, [name]: value }}
          isChosen={chosen === value}
          label={text}
        />
      ))}
    </Choices>
  )
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-0.5">
      <span className="pe-1.5 text-xs text-faint">{label}</span>
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

type PageEndsProps = { asked: Asked; isFirst: boolean; next: string | null }

/** On to what is younger, and back to the oldest. */
export function PageEnds({ asked, isFirst, next }: PageEndsProps) {
  const words = portalWords().world
  return (
    <div className="flex gap-2">
      {!isFirst && (
        <Link to={addressOf(asked)} className={buttonClass({})}>
          {words.first}
        </Link>
      )}
      {next && (
        <Link to={addressOf(asked, next)} className={buttonClass({})}>
          {words.next}
        </Link>
      )}
    </div>
  )
}
