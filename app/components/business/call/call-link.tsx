import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { CallCard } from '#domain/views/cards.ts'
import { cn } from '../../kit/class-names.ts'

type CallLinkProps = {
  call: Pick<CallCard, 'id' | 'sight'>
  className: string
  /** What only something that can be opened shows. */
  openable: string
  children: ReactNode
}

/** A call on a board or a wall. A colleague's is seen there and not opened. */
export function CallLink({ call, className, openable, children }: CallLinkProps) {
  if (call.sight === 'fair') return <div className={className}>{children}</div>
  return (
    <Link to={`/calls/${call.id}`} className={cn(className, openable)}>
      {children}
    </Link>
  )
}
