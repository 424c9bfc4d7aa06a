import { useState } from 'react'
import type { BulkKind } from '#domain/bulk/bulk.ts'
import { activeValues } from '#domain/reference/reference.ts'
import { bulkWords } from '#words/bulk.ts'
import { labelWords } from '#words/labels.ts'
import { Field, TextInput } from '../components/kit/field.tsx'
import { optionsOf, Select } from '../components/kit/select.tsx'
import { useReference } from '../house/use-house.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'

export type BulkCommand = 'assign' | 'setStage' | 'setStatus' | 'tag' | 'share' | 'archive'

type Inputs = {
  kind: BulkKind
  /** The command's arguments; null while something is missing. */
  onChange: (args: object | null) => void
}

/** Asks for what a command needs to know. */
export function BulkForm({ command, ...inputs }: Inputs & { command: BulkCommand }) {
  switch (command) {
    case 'assign':
      return <OwnerInput {...inputs} />
    case 'setStage':
      return <StageInput {...inputs} />
    case 'setStatus':
      return <StatusInput {...inputs} />
    case 'tag':
      return <TagInputs {...inputs} />
    case 'share':
      return <ShareInput {...inputs} />
    case 'archive':
      return null
  }
}

const NOBODY = 'nobody'

function OwnerInput({ kind, onChange }: Inputs) {
  const words = bulkWords()
  const key = kind === 'listing' ? 'agentId' : 'ownerId'
  const nobody = kind === 'listing' ? [] : [{ value: NOBODY, label: words.nobody }]
  return (
    <Field label={words.owner}>
      {(props) => (
        <Select
          {...props}
          autoFocus
          empty=""
          options={[...usePeople(), ...nobody]}
          onChange={({ target: { value } }) =>
            onChange(value ? { [key]: value === NOBODY ? null : value } : null)
          }
        />
      )}
    </Field>
  )
}

function StageInput({ onChange }: Inputs) {
  const words = bulkWords()
  const [stage, setStage] = useState('')
  const reasons = activeValues(useReference(), 'lostReason').map(({ labels }) => labels.en)
  const choose = (next: string) => {
    setStage(next)
    onChange(next && next !== 'lost' ? { stage: next } : null)
  }
  return (
    <>
      <Field label={words.stage}>
        {(props) => (
          <Select
            {...props}
            autoFocus
            empty=""
            options={optionsOf(labelWords().stages)}
            onChange={({ target }) => choose(target.value)}
          />
        )}
      </Field>
      {stage === 'lost' && (
        <Field label={words.lostReason}>
          {(props) => (
            <Select
              {...props}
              empty=""
              options={reasons.map((reason) => ({ value: reason, label: reason }))}
              onChange={({ target: { value } }) =>
                onChange(value ? { stage, lostReason: value } : null)
              }
            />
          )}
        </Field>
      )}
    </>
  )
}

function StatusInput({ onChange }: Inputs) {
  return (
    <Field label={bulkWords().status}>
      {(props) => (
        <Select
          {...props}
          autoFocus
          empty=""
          options={optionsOf(labelWords().listingStatuses)}
          onChange={({ target: { value } }) => onChange(value ? { status: value } : null)}
        />
      )}
    </Field>
  )
}

function TagInputs({ onChange }: Inputs) {
  const words = bulkWords()
  const [tags, setTags] = useState({ add: '', remove: '' })
  const change = (next: typeof tags) => {
    setTags(next)
    const args = { add: tagsIn(next.add), remove: tagsIn(next.remove) }
    onChange(args.add.length + args.remove.length > 0 ? args : null)
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={words.tagsToAdd} hint={words.tagsHint}>
        {(props) => (
          <TextInput
            {...props}
            autoFocus
            dir="auto"
            maxLength={400}
            value={tags.add}
            onChange={({ target }) => change({ ...tags, add: target.value })}
          />
        )}
      </Field>
      <Field label={words.tagsToRemove} hint={words.tagsHint}>
        {(props) => (
          <TextInput
            {...props}
            dir="auto"
            maxLength={400}
            value={tags.remove}
            onChange={({ target }) => change({ ...tags, remove: target.value })}
          />
        )}
      </Field>
    </div>
  )
}

/** Whatever comma a script has. */
function tagsIn(text: string): string[] {
  return text
    .split(/[,،、]/u)
    .map((tag) => tag.trim())
    .filter(Boolean)
}

/** As many as a lead is shared with at most. */
const MOST_SHARED = 20
const TEAM = 'team:'

function ShareInput({ onChange }: Inputs) {
  const words = bulkWords()
  const { colleagues, teams } = useWorkspace()
  const ofTeam = (id: string) =>
    colleagues.filter(({ teamId }) => teamId === id).map((person) => person.id)
  const whole = teams
    .filter(({ id }) => ofTeam(id).length > 0 && ofTeam(id).length <= MOST_SHARED)
    .map(({ id, name }) => ({ value: `${TEAM}${id}`, label: words.everybodyOf(name) }))
  const chosen = (value: string) =>
    value.startsWith(TEAM) ? ofTeam(value.slice(TEAM.length)) : [value]
  return (
    <Field label={words.shareWith}>
      {(props) => (
        <Select
          {...props}
          autoFocus
          empty=""
          options={[...usePeople(), ...whole]}
          onChange={({ target: { value } }) => onChange(value ? { addIds: chosen(value) } : null)}
        />
      )}
    </Field>
  )
}

/** Those who can take over: one's own team, of admins everybody. */
function usePeople() {
  const { me, colleagues } = useWorkspace()
  return colleagues
    .filter(({ teamId }) => me.role === 'admin' || teamId === me.teamId)
    .map(({ id, name }) => ({ value: id, label: name }))
}
