import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { NextStep } from '#domain/viewing/next-step.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import type { Preset } from '../booking/booking-form.tsx'
import { LateBookingDialog } from '../booking/late-booking-dialog.tsx'
import { dayAt, toLocalInput } from '../components/format/local-input.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button, ButtonLink } from '../components/kit/button.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { useLastAnswer } from '../pages/beside-page.ts'
import type { FoundNext } from './found-next.ts'
import { askToTell, type ViewingWindow } from './over-viewing.ts'

type Asked = Extract<ViewingWindow, { kind: 'next' }>
type DialogProps = { asked: Asked | null; onClose: () => void }

const [SOON_DAYS, SOON_AT, MINUTES] = [3, 10, 30] as const

/** Once it is known what a viewing came to: what comes next, each one press. */
export function NextDialog({ asked, onClose }: DialogProps) {
  const words = afterViewingWords()
  const { load, data } = useFetcher<FoundNext>()
  const [preset, setPreset] = useState<Preset | null>(null)
  const asks = asked && `/viewings/next?viewing=${asked.viewingId}&status=${asked.status}`
  useEffect(() => {
    if (asks) load(asks)
  }, [asks, load])
  const known = useLastAnswer(data)
  const isOf = asked && known?.viewingId === asked.viewingId && known.status === asked.status
  const found = isOf ? known : null
  const isNothing = found !== null && found.steps.length === 0
  useEffect(() => {
    if (isNothing) onClose()
  }, [isNothing, onClose])
  return (
    <>
      <Dialog
        open={found !== null && !isNothing}
        onOpenChange={(open) => !open && onClose()}
        title={words.title}
        description={found?.lead?.label}
      >
        {found && <Steps key={found.viewingId} {...{ found, onClose, onAgain: setPreset }} />}
      </Dialog>
      <LateBookingDialog preset={preset} onClose={() => setPreset(null)} />
    </>
  )
}

type StepsProps = { found: FoundNext; onClose: () => void; onAgain: (preset: Preset) => void }

function Steps({ found, onClose, onAgain }: StepsProps) {
  const words = afterViewingWords()
  const { viewingId, lead, home, steps, interest } = found
  const { run, busy, data } = useAction<{ done?: NextStep }>('/viewings/next')
  const done = data?.done
  useEffect(() => {
    if (!done) return
    notify('done', words.done[done])
    onClose()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [done])
  const press = (step: NextStep) => {
    if (step === 'offer') return run({ viewingId, step })
    if (step === 'followUp') {
      return run({ viewingId, step, at: dayAt(Date.now(), SOON_DAYS, SOON_AT) })
    }
    onClose()
    if (step === 'ask') return askToTell(viewingId)
    const [day = '', clock = ''] = toLocalInput(dayAt(Date.now(), 1, SOON_AT)).split('T')
    const when = { day, clock: clock.slice(0, 5), minutes: MINUTES }
    onAgain({ ...(lead ? { lead } : {}), ...(home ? { home } : {}), when })
  }
  return (
    <div className="grid gap-2">
      {interest && <p className="text-sm text-muted">{words.said[interest]}</p>}
      {steps.map((step, at) => {
        const variant = at === 0 ? 'primary' : 'secondary'
        const to = lead && linkOf(step, lead.id)
        return to ? (
          <ButtonLink key={step} to={to} variant={variant} onClick={onClose}>
            {words.steps[step]}
          </ButtonLink>
        ) : (
          <Button key={step} variant={variant} disabled={busy} onClick={() => press(step)}>
            {words.steps[step]}
          </Button>
        )
      })}
      <Button variant="quiet" onClick={onClose}>
        {words.later}
      </Button>
    </div>
  )
}

/** What is done on the lead's own page. */
function linkOf(step: NextStep, leadId: string): string | null {
  if (step === 'others') return `/leads/${leadId}?show=matches`
  return step === 'close' ? `/leads/${leadId}?lose` : null
}
