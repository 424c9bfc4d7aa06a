import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { handingWords } from '#words/handing.ts'
import { sayProblem } from '#words/problems.ts'
import { tellingWords } from '#words/telling.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { useSinceOpening } from '../components/hooks/use-since-opening.ts'
import { Button } from '../components/kit/button.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { useLastAnswer } from '../pages/beside-page.ts'
import { askToTell } from '../telling/ask-to-tell.ts'
import { Colleagues } from './colleagues.tsx'
import type { FoundColleagues } from './found-colleagues.ts'
import type { Handed } from './hand-over.server.ts'

type DialogProps = { viewingId: string | null; onClose: () => void }

/** Who shows it instead; then whom to tell, or back again. */
export function HandingDialog({ viewingId, onClose }: DialogProps) {
  const action = useAction<Handed>('/viewings/hand')
  const last = action.data?.handed
  useEffect(() => {
    if (last?.intent === 'takeBack') notify('done', handingWords().takenBack)
  }, [last])
  // What is asked of a viewing goes with its window: what is shut asks for nothing.
  return viewingId && <Handing key={viewingId} {...{ viewingId, action, onClose }} />
}

type HandingProps = {
  viewingId: string
  action: ReturnType<typeof useAction<Handed>>
  onClose: () => void
}

function Handing({ viewingId, action: { run, busy, ...action }, onClose }: HandingProps) {
  const words = handingWords()
  const { load, data } = useFetcher<FoundColleagues>()
  useEffect(() => load(`/viewings/hand?viewing=${viewingId}`), [viewingId, load])
  const found = useLastAnswer(data)
  const problem = useSinceOpening(action.problem)
  const answered = useSinceOpening(action.data?.handed)
  const handed = answered?.viewingId === viewingId && answered.intent === 'hand' ? answered : null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={found ? words.about(formatInstant(found.startsAt)) : words.loading}
    >
      {problem && (
        <p role="alert" className="mb-3 text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      {handed ? (
        <IsHanded
          handed={handed}
          busy={busy}
          onTell={() => {
            onClose()
            askToTell(viewingId, { occasion: 'handed' })
          }}
          onTakeBack={(form) => {
            run(form)
            onClose()
          }}
          onClose={onClose}
        />
      ) : (
        found && <HandForm found={found} busy={busy} run={run} onBack={onClose} />
      )}
    </Dialog>
  )
}

type HandFormProps = {
  found: FoundColleagues
  busy: boolean
  run: (form: Record<string, string>) => void
  onBack: () => void
}

function HandForm({ found, busy, run, onBack }: HandFormProps) {
  const words = handingWords()
  const [chosen, choose] = useState<string | null>(null)
  const could = found.colleagues.find(({ id }) => id === chosen)
  const hand = () => {
    if (!could) return
    const meant = could.could === 'free' ? null : { despiteTaken: 'yes' }
    const said = { intent: 'hand', viewingId: found.id, agentId: could.id }
    run({ ...said, wasAgentId: found.agentId, ...meant })
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) hand()
      }}
    >
      <Colleagues found={found.colleagues} chosen={chosen} onChoose={choose} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onBack}>
          {words.back}
        </Button>
        <Button type="submit" variant="primary" disabled={busy || !could}>
          {could && could.could !== 'free' ? words.allTheSame : words.hand}
        </Button>
      </div>
    </form>
  )
}

type IsHandedProps = {
  handed: Handed['handed']
  busy: boolean
  onTell: () => void
  onTakeBack: (form: Record<string, string>) => void
  onClose: () => void
}

function IsHanded({ handed, busy, onTell, onTakeBack, onClose }: IsHandedProps) {
  const words = handingWords()
  const { to, seesLead, takeBack } = handed
  return (
    <div className="grid gap-4">
      <p role="status" className="rounded-md bg-good-soft p-3 text-good">
        {words.isHanded(to)}
        {seesLead === false && <span className="mt-1 block text-xs">{words.blind(to)}</span>}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        {takeBack && (
          <Button variant="quiet" disabled={busy} onClick={() => onTakeBack(takeBack)}>
            {words.undo}
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          {words.close}
        </Button>
        {seesLead !== null && (
          <Button variant="primary" onClick={onTell}>
            {tellingWords().open}
          </Button>
        )}
      </div>
    </div>
  )
}
