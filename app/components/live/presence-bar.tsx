import { formatWords } from '#words/format.ts'
import { recordWords } from '#words/record.ts'
import { AvatarStack } from '../kit/avatar.tsx'
import type { Peer } from '../../live/document/use-presence.ts'

/** Who else is here. */
export function PresenceBar({ peers }: { peers: readonly Peer[] }) {
  if (peers.length === 0) return null
  const title = recordWords().alsoHere(formatWords().list(peers.map((peer) => peer.name)))
  return (
    <span role="group" aria-label={title} title={title} className="flex items-center">
      <AvatarStack faces={[...peers]} />
    </span>
  )
}
