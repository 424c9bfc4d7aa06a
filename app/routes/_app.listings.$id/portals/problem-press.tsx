import { Children, type ReactNode } from 'react'
import { type Advice, FOLLOWED_AT } from '#domain/listing/completeness.ts'
import type { DemandedField, PortalProblem } from '#domain/listing/portal-demands.ts'
import { listingWords } from '#words/listing.ts'
import { cn } from '../../../components/kit/class-names.ts'
import { FieldPress } from '../../../components/record/field-press.tsx'
import { sayPortalProblem } from './portal-advice.ts'

/** What is no field of this page: who has it is assigned, a city is the community's, a phone the agent's own. */
const ELSEWHERE: readonly DemandedField[] = ['agentId', 'city', 'agentPhone']

/** What is missing; a press leads to where it is written. */
export function ProblemPress({ problem }: { problem: PortalProblem }) {
  const said = sayPortalProblem(problem)
  if (ELSEWHERE.includes(problem.field)) return said
  return <FieldPress name={problem.field}>{said}</FieldPress>
}

/** What is not demanded, and is found better with. */
export function AdvicePresses({ advice }: { advice: readonly Advice[] }) {
  const words = listingWords().portals
  if (advice.length === 0) return null
  return (
    <p className="text-xs text-muted">
      <span className="font-medium">{words.better}</span>{' '}
      <Presses>
        {advice.map((one) => (
          <FieldPress key={one} name={FOLLOWED_AT[one]}>
            {words.advised[one]}
          </FieldPress>
        ))}
      </Presses>
    </p>
  )
}

/** Several in a line, parted by a dot. */
export function Presses({ children }: { children: ReactNode }) {
  return Children.toArray(children).map((child, at) => [at > 0 && ' · ', child])
}

/** How far it is ready, in figures and as a bar. */
export function Percent({ percent }: { percent: number }) {
  const said = listingWords().portals.complete(percent)
  return (
    <span
      title={said}
      className={cn(
        'ms-auto flex items-center gap-1.5 text-xs font-normal tabular-nums',
        percent === 100 ? 'text-good' : 'text-muted',
      )}
    >
      <span aria-hidden className="h-1 w-8 overflow-hidden rounded-full bg-hover">
        <span className="block h-full rounded-full bg-current" style={{ width: `${percent}%` }} />
      </span>
      <span className="sr-only">{said}</span>
      <span aria-hidden>{percent}%</span>
    </span>
  )
}
