import { useEffect, useState } from 'react'
import { isSlotTaken } from '#domain/viewing/slot.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { sayProblem } from '#words/problems.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { Field } from '../components/kit/field.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { Select } from '../components/kit/select.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import type { ViewingWindow } from './over-viewing.ts'

type Asked = Extract<ViewingWindow, { kind: 'hand' }>

/** Who else shows a home; what takes their time then is asked about. */
export function HandDialog({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  const words = afterViewingWords()
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => !open && onClose()}
      title={words.hand}
      description={words.handWhy}
    >
      {asked && <HandForm key={asked.viewingId} asked={asked} onClose={onClose} />}
    </Dialog>
  )
}

function HandForm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const words = afterViewingWords()
  const { viewingId, agentId: wasAgentId } = asked
  const { colleagues } = useWorkspace()
  const others = colleagues.filter(({ id, role }) => role !== null && id !== wasAgentId)
  const [agentId, setAgentId] = useState('')
  const [sent, setSent] = useState('')
  const { run, busy, data, problem } = useAction<{ handed?: string }>('/viewings/hand')
  const isHanded = data?.handed === viewingId
  useEffect(() => {
    if (!isHanded) return
    notify('done', words.handed)
    onClose()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isHanded])
  const send = (more: Record<string, string> = {}) => {
    setSent(agentId)
    run({ viewingId, agentId, wasAgentId, ...more })
  }
  const isRefused = problem !== null && sent === agentId
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (agentId && !busy) send()
      }}
    >
      <Field label={words.agent}>
        {(field) => (
          <Select
            {...field}
            value={agentId}
            empty={words.choose}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => setAgentId(target.value)}
          />
        )}
      </Field>
      {isRefused && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {words.later}
        </Button>
        {isRefused && isSlotTaken(problem.said?.key) && (
          <Button disabled={busy} onClick={() => send({ despiteTaken: 'yes' })}>
            {words.handAllTheSame}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={busy || agentId === ''}>
          {words.doHand}
        </Button>
      </div>
    </form>
  )
}
