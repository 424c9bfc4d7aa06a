import { ArrowRight, Check, Pencil, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { cn } from '../../components/class-names.ts'
import { Kbd } from '../../components/kbd.tsx'
import { useAction } from '../../components/use-action.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { ProposalInput } from './proposal-input.tsx'
import type { Proposal } from './prompts.ts'
import { valueWords } from './value-words.ts'

export type Decision = 'accepted' | 'edited' | 'dismissed'
type ProposalCardProps = {
  proposal: Proposal
  leadId: string
  callId: string
  /** The first in the row answers to the keys. */
  first: boolean
  quote: string | null
  mayAccept: boolean
  decide: (annotationId: string, decision: Decision) => void
  /** Set by the key A on the page. */
  acceptNow: number
}

/** A value heard on the call, for one field of the lead. It lands only when a person says so. */
export function ProposalCard({
  proposal,
  leadId,
  callId,
  first,
  quote,
  mayAccept,
  decide,
  acceptNow,
}: ProposalCardProps) {
  const { annotation, field, label, value, current } = proposal
  const { areaName } = useWorkspace()
  const { run, busy, data, problem } = useAction<{ accepted: string }>(`/calls/${callId}`)
  const [edited, setEdited] = useState<{ value: unknown } | null>(null)
  const decided = useRef(false)
  const taken = edited ? edited.value : value

  function accept() {
    if (busy || !mayAccept) return
    run({
      intent: 'accept',
      leadId,
      field,
      value: JSON.stringify(taken),
      annotationId: annotation.id,
    })
  }
  useEffect(() => {
    if (first && acceptNow > 0) accept()
    // Only the key counts: a card that becomes the first must not take an older press for its own.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [acceptNow])
  useEffect(() => {
    if (data?.accepted !== annotation.id || decided.current) return
    decided.current = true
    decide(annotation.id, edited ? 'edited' : 'accepted')
  }, [data, annotation.id, decide, edited])

  return (
    <li
      className="animate-rise rounded-lg border bg-surface p-2.5 shadow-low"
      data-glide={annotation.id}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="text-2xs font-medium text-faint">{label}</p>
          {edited ? (
            <div className="mt-1">
              <ProposalInput
                field={field}
                label={label}
                value={value}
                onChange={(next) => setEdited({ value: next })}
              />
            </div>
          ) : (
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 font-semibold">
              {current !== null && (
                <>
                  <s className="font-normal text-faint">{valueWords(field, current, areaName)}</s>
                  <ArrowRight aria-label="becomes" className="size-3 self-center text-faint" />
                </>
              )}
              {valueWords(field, value, areaName)}
            </p>
          )}
          {quote && <p className="mt-0.5 truncate text-xs text-muted italic">“{quote}”</p>}
        </div>
        <IconButton
          label="Dismiss"
          size="iconSm"
          disabled={busy}
          onClick={() => decide(annotation.id, 'dismissed')}
        >
          <X className="size-3.5" aria-hidden />
        </IconButton>
      </div>
      <div className="mt-2 flex items-center gap-1.5">
        <Button
          size="sm"
          variant={first ? 'primary' : 'secondary'}
          disabled={busy || !mayAccept}
          onClick={accept}
        >
          <Check className="size-3.5" aria-hidden /> {busy ? 'Accepting' : 'Accept'}
          {first && <Kbd keys="A" className="opacity-80" />}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          aria-pressed={edited !== null}
          onClick={() => setEdited(edited ? null : { value })}
        >
          <Pencil className="size-3.5" aria-hidden /> {edited ? 'As heard' : 'Edit'}
        </Button>
        <span className={cn('ms-auto text-2xs text-faint')} title="How sure Assistcraft is">
          {Math.round(annotation.confidence * 100)}%
        </span>
      </div>
      {problem && (
        <p role="alert" className="mt-2 rounded-md bg-bad-soft px-2 py-1.5 text-xs text-bad">
          {problem.detail}
        </p>
      )}
    </li>
  )
}
