import { useWorkspace } from './workspace.tsx'

const SERVICES: Record<string, string> = {
  assistcraft: 'Assistcraft',
  'pace-app': 'PACE',
  'pace-sync': 'PACE',
  feed: 'The call centre',
}

/** Who did something, as events name them: `person:<id>`, `service:<client>`. The AI keeps its own colour. */
export function ActorName({ actor }: { actor: string }) {
  const { face } = useWorkspace()
  const [kind, id = ''] = actor.split(':', 2)
  if (kind === 'person') return <strong>{face(id)?.name ?? 'A former colleague'}</strong>
  const name = SERVICES[id] ?? id
  return <strong className={id === 'assistcraft' ? '!text-ai' : undefined}>{name}</strong>
}
