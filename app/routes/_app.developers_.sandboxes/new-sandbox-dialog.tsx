import { useState } from 'react'
import { sandboxWords } from '#words/sandboxes.ts'
import { sayErrorAt } from '#words/problems.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { type IssuedSecret, SecretDialog } from '../_app.admin.clients/secret-dialog.tsx'

type Created = { created?: IssuedSecret & { url: string } }

/** Makes a sandbox, which takes some seconds, and shows its client's secret, once. */
export function NewSandboxDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, data, problem } = useAction<Created>('/developers/sandboxes')
  const [name, setName] = useState('')
  const words = sandboxWords()
  if (data?.created) {
    const { url, ...client } = data.created
    return (
      <SecretDialog
        client={client}
        title={words.ready(client.name)}
        description={words.readyHint(url)}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog open onOpenChange={onClose} title={words.newTitle} description={words.newHint}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          run({ intent: 'create', name })
        }}
      >
        <Field label={words.name} error={sayErrorAt(problem, (at) => at === 'name')}>
          {(props) => (
            <TextInput
              {...props}
              autoFocus
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {busy ? words.creating : words.create}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
