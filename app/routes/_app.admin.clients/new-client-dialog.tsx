import { useState } from 'react'
import { SCOPES } from '#domain/token.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, TextInput } from '../../components/field.tsx'
import { useAction } from '../../components/use-action.ts'
import { type IssuedSecret, SecretDialog } from './secret-dialog.tsx'

const GROUPS = [
  { title: 'REST', scopes: SCOPES.api },
  { title: 'Calls and live documents', scopes: SCOPES.sync },
] as const

type Created = { created?: IssuedSecret }

/** Makes a client and shows its secret, once. */
export function NewClientDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, data, problem } = useAction<Created>('/admin/clients')
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly string[]>([])
  if (data?.created) {
    return (
      <SecretDialog
        client={data.created}
        title={`${data.created.name} is ready`}
        description="Copy the secret now. It is shown this once and stored nowhere; if it is lost, change it for a new one."
        onClose={onClose}
      />
    )
  }

  const errorAt = (path: string) =>
    problem?.errors?.find((error) => error.path === path)?.message ?? null
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New API client"
      description="Give it a name you will know it by, and only what it needs."
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          run({ intent: 'create', name, scope: scopes.join(' ') })
        }}
      >
        <Field label="Name" error={errorAt('name')}>
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
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {busy ? 'Creating' : 'Create'}
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
        <fieldset key={group.title} className="grid gap-1">
          <legend className="mb-1 text-xs font-medium text-muted">{group.title}</legend>
          <div className="grid grid-cols-2 gap-x-4">
            {group.scopes.map((scope) => (
              <label
                key={scope}
                className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-1.5 hover:bg-hover"
              >
                <input
                  type="checkbox"
                  className="size-4 accent-[var(--accent)]"
                  checked={chosen.includes(scope)}
                  onChange={() => toggle(scope)}
                />
                <span className="font-mono text-xs">{scope}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}
