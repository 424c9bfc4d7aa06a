import { sayProblem } from '#words/problems.ts'
import { Check, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { callWords } from '#words/call.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { Button, IconButton } from '../../../../components/kit/button.tsx'
import { cn } from '../../../../components/kit/class-names.ts'
import { Kbd } from '../../../../components/kit/kbd.tsx'
import { useWorkspace } from '../../../../workspace/workspace.tsx'
import { ProposalInput } from './proposal-input.tsx'
import { ProposedValue } from './proposed-value.tsx'
import type { Proposal } from './prompts.ts'
import { useAccept } from './use-accept.ts'

type ProposalCardProps = {
  proposal: Proposal
  leadId: string
  callId: string
  /** The first in the row answers to the keys and stands open. */
  first: boolean
  quote: string | null
  mayAccept: boolean
  dismiss: (annotationId: string) => void
  /** Counts the presses of A on the page. */
  presses: number
}

/** A value heard on the call, for one field of the lead. It lands only when a person says so. */
export function ProposalCard({
  proposal,
  first,
  quote,
  mayAccept,
  dismiss,
  ...rest
}: ProposalCardProps) {
  const { annotation, value } = proposal
  const [edited, setEdited] = useState<Edited>(null)
  const { accept, busy, problem } = useAccept({
    proposal,
    edited,
    enabled: mayAccept,
    first,
    ...rest,
  })
  const open = first || edited !== null || problem !== null
  const buttons = (
    <ProposalButtons
      open={open}
      first={first}
      busy={busy}
      mayAccept={mayAccept}
      editing={edited !== null}
      onAccept={accept}
      onEdit={() => setEdited(edited ? null : { value })}
      onDismiss={() => dismiss(annotation.id)}
    />
  )
  return (
    <li
      data-glide={annotation.id}
      className={cn(
        'animate-rise rounded-lg border bg-surface',
        open ? 'p-3 shadow-low' : 'py-1.5 ps-3 pe-1.5',
      )}
    >
      <div className="flex items-center gap-2">
        <ProposalContent proposal={proposal} open={open} edited={edited} onEdit={setEdited} />
        {!open && buttons}
      </div>
      {open && quote && <p className="mt-0.5 line-clamp-2 text-xs text-muted italic">“{quote}”</p>}
      {open && buttons}
      {problem && (
        <p role="alert" className="mt-2 rounded-md bg-bad-soft px-2 py-1.5 text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
    </li>
  )
}

type Edited = { value: unknown } | null
type ProposalContentProps = {
  proposal: Proposal
  open: boolean
  edited: Edited
  onEdit: (edited: Edited) => void
}

function ProposalContent({ proposal, open, edited, onEdit }: ProposalContentProps) {
  const { annotation, field, label, value, doubt } = proposal
  const { areaName } = useWorkspace()
  const words = callWords().proposals
  return (
    <div className="min-w-0 flex-1">
      <p className="flex items-baseline gap-2 text-2xs text-faint">
        <span className="font-medium">{label}</span>
        {doubt ? (
          <span title={inEnglish(doubt)} className="text-warn">
            {words.guess}
          </span>
        ) : (
          open && (
            <span title={words.howSure}>
              {callWords().sure(Math.round(annotation.confidence * 100))}
            </span>
          )
        )}
      </p>
      {edited ? (
        <div className="mt-1">
          <ProposalInput
            field={field}
            label={label}
            value={value}
            onChange={(next) => onEdit({ value: next })}
          />
        </div>
      ) : (
        <p
          className={cn(
            'flex min-w-0 flex-wrap items-baseline gap-x-1.5 font-semibold',
            open && 'text-base',
          )}
        >
          <ProposedValue proposal={proposal} areaName={areaName} />
        </p>
      )}
      {open && inEnglish(doubt) && <p className="mt-0.5 text-xs text-muted">{doubt}.</p>}
    </div>
  )
}

/** Why it is a guess is said by Assistcraft, in English. */
function inEnglish(doubt: string | null): string | undefined {
  return doubt !== null && currentLanguage() === 'en' ? doubt : undefined
}

type ProposalButtonsProps = {
  open: boolean
  first: boolean
  busy: boolean
  mayAccept: boolean
  editing: boolean
  onAccept: () => void
  onEdit: () => void
  onDismiss: () => void
}

function ProposalButtons(props: ProposalButtonsProps) {
  const { open, first, busy, mayAccept, editing, onAccept, onEdit, onDismiss } = props
  const words = callWords().proposals
  if (!open) {
    return (
      <div className="flex shrink-0">
        <IconButton
          label={words.accept}
          size="iconSm"
          disabled={busy || !mayAccept}
          onClick={onAccept}
        >
          <Check className="size-4 text-accent" aria-hidden />
        </IconButton>
        <IconButton label={words.edit} size="iconSm" disabled={!mayAccept} onClick={onEdit}>
          <Pencil className="size-3.5" aria-hidden />
        </IconButton>
        <IconButton label={words.dismiss} size="iconSm" disabled={busy} onClick={onDismiss}>
          <X className="size-3.5" aria-hidden />
        </IconButton>
      </div>
    )
  }
  return (
    <div className="mt-2.5 flex items-center gap-1.5">
      <Button
        size="sm"
        variant={first ? 'primary' : 'secondary'}
        disabled={busy || !mayAccept}
        onClick={onAccept}
      >
        <Check className="size-3.5" aria-hidden /> {busy ? words.accepting : words.accept}
        {first && <Kbd keys="A" className="opacity-80" />}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        aria-pressed={editing}
        disabled={!mayAccept}
        onClick={onEdit}
      >
        <Pencil className="size-3.5" aria-hidden /> {editing ? words.asHeard : words.edit}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        className="ms-auto"
        aria-label={words.dismiss}
        title={words.dismiss}
        disabled={busy}
        onClick={onDismiss}
      >
        <X className="size-3.5" aria-hidden />
        {first && <Kbd keys="D" />}
      </Button>
    </div>
  )
}
