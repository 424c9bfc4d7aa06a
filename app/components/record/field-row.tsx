import { type ReactNode, useId } from 'react'
import type { Evidence } from '#domain/documents/heard-values.ts'
import { EvidenceSign } from '../../evidence/evidence-sign.tsx'
import type { Peer } from '../../live/document/use-presence.ts'
import { Avatar } from '../kit/avatar.tsx'
import { cn } from '../kit/class-names.ts'
import { type Conflict, FieldConflict } from './field-conflict.tsx'
import { personColour } from '../kit/person-colour.ts'
import { type Unreadable, UnreadableValue } from './reading/unreadable-value.tsx'

/** How a field inside a record looks: quiet until one comes near. */
export const fieldClass =
  'h-8 w-full min-w-0 rounded-md border border-transparent bg-transparent px-2 text-sm text-ink transition-colors ' +
  'placeholder:text-faint hover:bg-hover read-only:hover:bg-transparent focus-visible:border-accent focus-visible:bg-surface ' +
  'focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad'

export type FieldRowProps = {
  /** By which the field is found on its page (`go-to-field.ts`). */
  name?: string
  label: string
  /** Said behind the value. */
  unit?: string
  problem?: string | null
  /** What was understood of the text that is being typed. */
  hint?: ReactNode
  conflict?: Conflict | null
  unreadable?: Unreadable | null
  evidence?: Evidence | null
  peers: readonly Peer[]
  children: (props: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }) => ReactNode
}

/** A field of a record: its name, its value, who is in it, where the value came from, and what is wrong with it. */
export function FieldRow({
  name,
  label,
  unit,
  problem,
  hint,
  conflict,
  unreadable,
  evidence,
  peers,
  children,
}: FieldRowProps) {
  const id = useId()
  const peer = peers[0]
  return (
    <div
      data-field={name}
      className="grid scroll-m-16 grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-2"
    >
      <label htmlFor={id} className="flex h-8 items-center truncate text-xs text-muted">
        {label}
      </label>
      <div className="min-w-0">
        <div
          className={cn('relative flex items-center rounded-md', peer && 'ring-2')}
          style={peer && { ['--tw-ring-color' as string]: personColour(peer.id) }}
        >
          {children({
            id,
            ...(problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {}),
          })}
          {unit && <span className="shrink-0 pe-2 text-xs text-faint">{unit}</span>}
          {evidence && <EvidenceSign evidence={evidence} field={label} />}
          {peer && (
            <span className="absolute -end-2 -top-2">
              <Avatar face={peer} size="xs" ring />
            </span>
          )}
        </div>
        {problem && (
          <p id={`${id}-problem`} role="alert" className="px-2 pt-0.5 pb-1 text-xs text-bad">
            {problem}
          </p>
        )}
        {hint}
        {conflict && <FieldConflict conflict={conflict} />}
        {unreadable && <UnreadableValue unreadable={unreadable} />}
      </div>
    </div>
  )
}
