import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { PAIR_BOXES, type PairBox } from '#domain/contact/likeness.ts'
import { contactWords } from '#words/contacts.ts'
import { buttonClass } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { addressOf } from './asked.ts'

/** What is to be looked at, and what was decided. */
export function Boxes({ box }: { box: PairBox }) {
  const { boxes, title } = contactWords().duplicates
  return (
    <nav aria-label={title} className="flex flex-wrap gap-1">
      {PAIR_BOXES.map((one) => (
        <Link
          key={one}
          to={addressOf(one)}
          aria-current={one === box ? 'page' : undefined}
          className={cn(
            'flex h-7 items-center rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink pointer-coarse:h-11',
            one === box && 'bg-selected font-medium text-ink',
          )}
        >
          {boxes[one]}
        </Link>
      ))}
    </nav>
  )
}

export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={buttonClass({})}>
      {children}
    </Link>
  )
}
