import { AvatarStack } from './avatar.tsx'
import type { Peer } from '../live/use-presence.ts'

/** Who else is here. */
export function PresenceBar({ peers }: { peers: readonly Peer[] }) {
  if (peers.length === 0) return null
  const names = peers.map((peer) => peer.name).join(', ')
  return (
    <span
      role="group"
      aria-label={`Also here: ${names}`}
      title={`Also here: ${names}`}
      className="flex items-center"
    >
      <AvatarStack faces={[...peers]} />
    </span>
  )
}
