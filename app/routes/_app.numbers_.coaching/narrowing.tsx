import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { coachingWords } from '#words/coaching.ts'
import { cn } from '../../components/kit/class-names.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { type Asked, addressOf, PERIODS } from './asked.ts'

/** Since when, and of whom: one press each. Whom, the table of agents says. */
export function Narrowing({ asked }: { asked: Asked }) {
  const words = coachingWords()
  const { face } = useWorkspace()
  const { after: _, ...others } = asked
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <nav aria-label={words.period} className="flex flex-wrap items-center gap-0.5">
        {PERIODS.map((days) => (
          <Choice key={days} to={addressOf({ ...others, days })} isChosen={asked.days === days}>
            {words.days(days)}
          </Choice>
        ))}
      </nav>
      {asked.agent && (
        <nav aria-label={words.scores.agent} className="flex flex-wrap items-center gap-0.5">
          <Choice to={addressOf({ ...others, agent: undefined })} isChosen={false}>
            {words.everybody}
          </Choice>
          <Choice to={addressOf(others)} isChosen>
            <bdi>{face(asked.agent)?.name ?? words.scores.agent}</bdi>
          </Choice>
        </nav>
      )}
    </div>
  )
}

type ChoiceProps = { to: string; isChosen: boolean; children: ReactNode }

function Choice({ to, isChosen, children }: ChoiceProps) {
  return (
    <Link
      to={to}
      aria-current={isChosen ? 'page' : undefined}
      className={cn(
        'flex h-7 items-center rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink',
        isChosen && 'bg-selected font-medium text-ink',
      )}
    >
      {children}
    </Link>
  )
}
