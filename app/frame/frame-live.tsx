import { caretColour } from '../components/person-colour.ts'
import { PresenceBar } from '../components/presence-bar.tsx'
import { SavedSign } from '../components/saved-sign.tsx'
import { type Shown, useShown } from '../live/shown-live.tsx'
import { useIntroduction, usePresence } from '../live/use-presence.ts'
import { useLiveState } from '../live/use-live-state.ts'
import { useWorkspace } from './workspace.tsx'

/** Faces and the saved sign of the page's document. */
export function FrameLive() {
  const shown = useShown()
  return shown && <Shown shown={shown} />
}

function Shown({ shown: { live, kind } }: { shown: NonNullable<Shown> }) {
  const { me } = useWorkspace()
  const state = useLiveState(live)
  const peers = usePresence(live, me.id)
  useIntroduction(live, me, caretColour(me.id))
  return (
    <>
      <PresenceBar peers={peers} />
      <SavedSign state={state} kind={kind} />
    </>
  )
}
