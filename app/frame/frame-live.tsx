import { caretColour } from '../components/kit/person-colour.ts'
import { PresenceBar } from '../components/live/presence-bar.tsx'
import { SavedSign } from '../components/live/saved-sign.tsx'
import { type Shown, useShown } from '../live/document/shown-live.tsx'
import { useIntroduction, usePresence } from '../live/document/use-presence.ts'
import { useLiveState } from '../live/document/use-live-state.ts'
import { useMyDesk } from './my-desk.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'

/** Faces and the saved sign of the page's document. */
export function FrameLive() {
  const shown = useShown()
  const desk = useLiveState(useMyDesk())
  if (shown) return <Shown shown={shown} />
  return desk.connection === 'offline' && <SavedSign state={desk} kind="view" />
}

function Shown({ shown: { live, kind } }: { shown: NonNullable<Shown> }) {
  const { me } = useWorkspace()
  const state = useLiveState(live)
  const peers = usePresence(live, me.id)
  const isHeard = state.connection === 'live'
  useIntroduction(live, me, caretColour(me.id))
  return (
    <>
      {isHeard && <PresenceBar peers={peers} />}
      <SavedSign state={state} kind={kind} />
    </>
  )
}
