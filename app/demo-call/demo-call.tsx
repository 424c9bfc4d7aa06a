import { useFetcher } from '@remix-run/react'
import { PhoneCall } from 'lucide-react'
import { useEffect, useState } from 'react'
import { demoCallWords } from '#words/demo-call.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { sayErrorAt } from '#words/problems.ts'
import { Button } from '../components/kit/button.tsx'
import { Field } from '../components/kit/field.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { optionsOf, Select } from '../components/kit/select.tsx'
import { useAction } from '../components/hooks/use-action.ts'
import { useLastAnswer } from '../pages/beside-page.ts'
import { useWorkspace } from '../workspace/workspace.tsx'
import type { loader } from '../routes/demo-calls/route.ts'

const URL = '/demo-calls'

/** Where the house is a demo, calls are begun by a press; elsewhere there is nothing. */
export function DemoCall() {
  const { isDemo } = useWorkspace()
  const [isOpen, setOpen] = useState(false)
  if (!isDemo) return null
  const words = demoCallWords()
  return (
    <>
      <Button size="sm" className="h-8" onClick={() => setOpen(true)}>
        <PhoneCall className="size-3.5" aria-hidden />
        {words.title}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={words.title} description={words.about}>
        <DemoCallForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function DemoCallForm({ onDone }: { onDone: () => void }) {
  const { me, face } = useWorkspace()
  const { run, busy, problem, data, sending } = useAction<{ callId?: string }>(URL)
  const { callers, agents } = useChoices()
  const [agentId, setAgentId] = useState(me.id)
  const words = demoCallWords()
  const callId = data?.callId
  useEffect(() => {
    if (!callId) return
    notify('done', demoCallWords().rings(isolate(face(agentId)?.name ?? me.name)))
    onDone()
  }, [callId, agentId, face, me.name, onDone])
  const errorAt = (path: string) => sayErrorAt(problem, (at) => at.includes(path)) ?? null
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const values = [...new FormData(event.currentTarget)]
        run(Object.fromEntries(values.map(([name, value]) => [name, String(value)])))
      }}
    >
      <Field label={words.dialogue} error={errorAt('dialogue')}>
        {(props) => <Select {...props} name="dialogue" options={optionsOf(words.dialogues)} />}
      </Field>
      <Field label={words.caller} error={errorAt('leadId')}>
        {(props) => (
          <Select {...props} name="leadId" empty={words.stranger} options={callers} dir="auto" />
        )}
      </Field>
      <Field label={words.agent} error={errorAt('agentId')}>
        {(props) => (
          <Select
            {...props}
            name="agentId"
            options={agents}
            value={agentId}
            onChange={({ target }) => setAgentId(target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {sending ? words.starting : words.start}
        </Button>
      </div>
    </form>
  )
}

/** Who calls and who is called; until they are known oneself is there. */
function useChoices() {
  const { me } = useWorkspace()
  const { load, data } = useFetcher<typeof loader>()
  useEffect(() => load(URL), [load])
  const known = useLastAnswer(data)
  const toOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return {
    callers: (known?.callers ?? []).map(toOption),
    agents: (known?.agents ?? [me]).map(toOption),
  }
}
