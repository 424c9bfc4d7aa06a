import type { LiveDocument } from '#live/live-document.ts'
import { Avatar } from '../../components/avatar.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { usePresence } from '../../live/use-presence.ts'

const ASSISTCRAFT = { id: 'assistcraft', name: 'Assistcraft', ai: true }

/** Says who listens: a machine, by name, and only while it really is in the room. */
export function AssistSign({ live }: { live: LiveDocument | null }) {
  const { me } = useWorkspace()
  const listens = usePresence(live, me.id).some((peer) => peer.ai)
  return (
    <p className="flex items-center gap-2 text-xs text-muted">
      <Avatar face={ASSISTCRAFT} size="xs" className={listens ? '' : 'opacity-50 grayscale'} />
      <span className="font-medium text-ai">Assistcraft</span>
      <span className="text-faint">{listens ? 'is listening' : 'is not on this call'}</span>
    </p>
  )
}
