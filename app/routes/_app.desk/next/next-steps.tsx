import { CalendarCheck2, CircleHelp, UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { deskWords } from '#words/desk.ts'
import { askAfter } from '../../../after-viewing/ask-after.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button, ButtonLink } from '../../../components/kit/button.tsx'

type StepProps = { isFirst: boolean }

/** E presses what is marked so in the row that has the focus. */
export const NEXT_STEP = 'data-next-step'
const marked = { [NEXT_STEP]: '' }

function look({ isFirst }: StepProps) {
  return { size: 'sm', variant: isFirst ? 'primary' : 'secondary', ...marked } as const
}

export function ClaimButton({ leadId, isFirst }: StepProps & { leadId: string }) {
  const words = deskWords()
  const { run, busy } = useAction(`/leads/${leadId}`)
  return (
    <Button {...look({ isFirst })} disabled={busy} onClick={() => run({ intent: 'claim' })}>
      <UserPlus className="size-3.5" aria-hidden />
      {busy ? words.claiming : words.steps.claim}
    </Button>
  )
}

export function ConfirmButton({ viewingId, isFirst }: StepProps & { viewingId: string }) {
  const { run, busy } = useAction('/viewings')
  return (
    <Button
      {...look({ isFirst })}
      disabled={busy}
      onClick={() => run({ viewingId, status: 'confirmed' })}
    >
      <CalendarCheck2 className="size-3.5" aria-hidden />
      {deskWords().steps.confirm}
    </Button>
  )
}

/** How it went is said in a window of its own, which goes on to what follows: the row is gone by then. */
export function OutcomeButton({ viewingId, isFirst }: StepProps & { viewingId: string }) {
  return (
    <Button {...look({ isFirst })} onClick={() => askAfter(viewingId)}>
      <CircleHelp className="size-3.5" aria-hidden />
      {deskWords().steps.outcome}
    </Button>
  )
}

type GoProps = StepProps & { children: ReactNode } & (
    | { to: string; onPress?: never }
    | { to?: never; onPress: () => void }
  )

export function GoButton({ to, onPress, isFirst, children }: GoProps) {
  if (to !== undefined) {
    return (
      // The row goes there already: once is enough for who walks with Tab.
      <ButtonLink to={to} tabIndex={-1} {...look({ isFirst })}>
        {children}
      </ButtonLink>
    )
  }
  return (
    <Button {...look({ isFirst })} onClick={onPress}>
      {children}
    </Button>
  )
}
