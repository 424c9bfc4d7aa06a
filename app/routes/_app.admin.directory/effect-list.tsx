import { adminWords } from '#words/admin.ts'
import type { EffectKind } from '#domain/directory/effects.ts'
import type { DirectoryChange } from '#db/pace/directory/runs.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Badge, type Tone } from '../../components/kit/badge.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { effectWords, kindWords } from './effect-words.ts'

const TONES = {
  join: 'good',
  restore: 'good',
  rename: 'neutral',
  setRole: 'accent',
  setTeam: 'accent',
  suspend: 'bad',
  archive: 'bad',
  delete: 'bad',
  outOfScope: 'bad',
  keepAdmin: 'warn',
  skip: 'warn',
} as const satisfies Record<EffectKind, Tone>

type EffectListProps = {
  effects: readonly DirectoryChange[]
  /** None of it happened. */
  held: boolean
  shown: number
}

export function EffectList({ effects, held, shown }: EffectListProps) {
  const rest = effects.slice(shown)
  return (
    <>
      <Effects effects={effects.slice(0, shown)} held={held} />
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer rounded-sm py-1 text-xs text-muted hover:text-ink">
            {adminWords().directory.more(rest.length)}
          </summary>
          <Effects effects={rest} held={held} />
        </details>
      )}
    </>
  )
}

function Effects({ effects, held }: Omit<EffectListProps, 'shown'>) {
  return (
    <ul className="grid gap-1">
      {effects.map((effect) => (
        <EffectItem key={effect.position} effect={effect} held={held} />
      ))}
    </ul>
  )
}

function EffectItem({ effect, held }: { effect: DirectoryChange; held: boolean }) {
  const { teamName } = useWorkspace()
  const face = { id: effect.personId ?? effect.subject, name: effect.name }
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 md:grid-cols-[auto_11rem_9rem_minmax(0,1fr)]">
      <Avatar face={face} size="xs" />
      <span className={cn('truncate text-sm', held && 'text-muted')}>{effect.name}</span>
      <span>
        <Badge tone={held ? 'neutral' : TONES[effect.kind]}>{kindWords(effect.kind)}</Badge>
      </span>
      <span className="truncate text-xs text-muted max-md:col-span-2 max-md:col-start-2">
        {effectWords(effect, teamName)}
      </span>
    </li>
  )
}
