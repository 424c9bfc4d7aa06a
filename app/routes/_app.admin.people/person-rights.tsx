import { Ban, RotateCcw } from 'lucide-react'
import type { PersonRow } from '#db/pace/people/columns.ts'
import { adminWords } from '#words/admin.ts'
import { labelWords } from '#words/labels.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { optionsOf } from '../../components/kit/select.tsx'
import { RowControls } from '../../components/record/rows/record-row.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { RightSelect } from './right-select.tsx'

type OfPerson = { person: PersonRow }

/** A change of right holds from somebody's next request on, and on the pages that they have open. */
function useChange({ id }: PersonRow) {
  const { run, busy } = useAction('/admin/people')
  return { busy, change: (values: Record<string, string>) => run({ personId: id, ...values }) }
}

export function RoleSelect({ person }: OfPerson) {
  const { busy, change } = useChange(person)
  const words = adminWords().people
  return (
    <RowControls>
      <RightSelect
        label={words.roleOf(person.name)}
        options={optionsOf(labelWords().roles)}
        empty={person.role ? undefined : words.noRole}
        value={person.role ?? ''}
        disabled={busy}
        title={(role) => words.changeRole(person.name, role)}
        description={words.changeRoleHint}
        onChange={(role) => change({ intent: 'setRole', role })}
      />
    </RowControls>
  )
}

export function TeamSelect({ person }: OfPerson) {
  const { busy, change } = useChange(person)
  const { teams } = useWorkspace()
  const words = adminWords().people
  return (
    <RowControls>
      <RightSelect
        label={words.teamOf(person.name)}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        empty={words.noTeam}
        value={person.teamId ?? ''}
        disabled={busy}
        title={(team) => words.move(person.name, team)}
        description={words.moveHint}
        onChange={(teamId) => change({ intent: 'setTeam', teamId })}
      />
    </RowControls>
  )
}

export function PersonActions({ person }: OfPerson) {
  const { busy, change } = useChange(person)
  const { me } = useWorkspace()
  const words = adminWords().people
  return (
    <RowControls>
      {person.status === 'suspended' ? (
        <Button
          size="sm"
          variant="quiet"
          disabled={busy}
          onClick={() => change({ intent: 'restore' })}
        >
          <RotateCcw className="size-3.5" aria-hidden /> {words.restore}
        </Button>
      ) : (
        <ConfirmButton
          className="hover:text-bad"
          disabled={busy || person.id === me.id}
          action={words.suspend}
          icon={<Ban className="size-3.5" aria-hidden />}
          title={words.suspendWhom(person.name)}
          description={words.suspendHint}
          onConfirm={() => change({ intent: 'suspend' })}
        />
      )}
    </RowControls>
  )
}
