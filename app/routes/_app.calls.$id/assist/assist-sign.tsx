import type { LiveDocument } from '#live/live-document.ts'
import { callWords } from '#words/call.ts'
import { Avatar } from '../../../components/kit/avatar.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { usePresence } from '../../../live/document/use-presence.ts'
import type { CallView } from '../view/call-view.ts'

const ASSISTCRAFT = { id: 'assistcraft', name: 'Assistcraft', ai: true }

/** Says who listens: a machine, by name, and only while it really is in the room. */
export function AssistSign({ live, view }: { live: LiveDocument | null; view: CallView }) {
  const { me } = useWorkspace()
  const listens = usePresence(live, me.id).some((peer) => peer.ai)
  return (
    <p className="flex items-center gap-2 text-xs text-muted">
      <Avatar face={ASSISTCRAFT} size="xs" className={listens ? '' : 'opacity-50 grayscale'} />
      <span className="font-medium text-ai">Assistcraft</span>
      <span className="text-faint">{wordsFor(view, listens)}</span>
    </p>
  )
}

function wordsFor({ meta, marks }: CallView, listens: boolean): string {
  const words = callWords().assistcraft
  const isOver = meta.state === 'wrapup' || meta.state === 'ended'
  if (!isOver) return listens ? words.listens : words.isAway
  return marks.some((mark) => mark.by === 'service:assistcraft') ? words.listened : words.wasAway
}
