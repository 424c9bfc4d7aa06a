import { frameWords } from '#words/frame.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { useWorkspace } from './workspace.tsx'

const SERVICES: Record<string, string> = {
  assistcraft: 'Assistcraft',
  messages: 'PACE',
  'pace-app': 'PACE',
  'pace-sync': 'PACE',
}

/** Who did something, as events name them: `person:<id>`, `service:<client>`. The AI keeps its own colour. */
export function ActorName({ actor }: { actor: string }) {
  const { face } = useWorkspace()
  const words = frameWords()
  const [kind, id = ''] = actor.split(':', 2)
  if (kind === 'person') return <strong>{face(id)?.name ?? words.formerColleague}</strong>
  const name = namesOf(words)[id] ?? SERVICES[id] ?? id
  return <strong className={id === 'assistcraft' ? '!text-ai' : undefined}>{name}</strong>
}

/** Who is no program of ours but acts by one. */
function namesOf({ callCentre, customer }: ReturnType<typeof frameWords>): Record<string, string> {
  return { feed: callCentre, shortlist: customer, 'owner-report': ownerReportWords().title }
}
