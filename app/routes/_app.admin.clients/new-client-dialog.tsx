import { sayErrorAt } from '#words/problems.ts'
import { adminWords } from '#words/admin.ts'
import { useState } from 'react'
import { SCOPES } from '#domain/access/token.ts'
import { Button } from '../../components/kit/button.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { scopeWords } from './scope-words.ts'
import { type IssuedSecret, SecretDialog } from './secret-dialog.tsx'

const GROUPS = ['api', 'sync'] as const

type Created = { created?: IssuedSecret }

/** Makes a client and shows its secret, once. */
export function NewClientDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, data, problem } = useAction<Created>('/admin/clients')
  const [name, setName] = useState('')
  const words = adminWords().clients
  const [scopes, setScopes] = useState<readonly string[]>([])
  if (data?.created) {
    return (
      <SecretDialog
        client={data.created}
        title={words.ready(data.created.name)}
        description={words.readyHint}
        onClose={onClose}
      />
    )
  }

  const errorAt = (path: string) => sayErrorAt(problem, (at) => at === path)
  return (
    <Dialog open onOpenChange={onClose} title={words.newTitle} description={words.newHint}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          run({ intent: 'create', name, scope: scopes.join(' ') })
        }}
      >
        <Field label={words.name} error={errorAt('name')}>
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
        <ScopeChoice chosen={scopes} onChange={setScopes} />
        {errorAt('scope') && (
          <p role="alert" className="text-xs text-bad">
            {errorAt('scope')}
          </p>
        )}
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

type ScopeChoiceProps = { chosen: readonly string[]; onChange: (scopes: readonly string[]) => void }

function ScopeChoice({ chosen, onChange }: ScopeChoiceProps) {
  const toggle = (scope: string) =>
    onChange(
      chosen.includes(scope) ? chosen.filter((other) => other !== scope) : [...chosen, scope],
    )
  return (
    <>
      {GROUPS.map((group) => (
        <fieldset key={group} className="grid gap-1">
          <legend className="mb-1 text-xs font-medium text-muted">
            {adminWords().clients.groups[group]}
          </legend>
          <div className="grid grid-cols-2 gap-x-4">
            {SCOPES[group].map((scope) => (
              <label
                key={scope}
                className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-1.5 hover:bg-hover"
              >
                <input
                  type="checkbox"
                  className="size-4 accent-[var(--accent)]"
                  checked={chosen.includes(scope)}
                  onChange={() => toggle(scope)}
                />
                <span className="min-w-0">
                  <span className="block text-sm">{scopeWords(scope)}</span>
                  <span className="block font-mono text-2xs text-faint">{scope}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}
