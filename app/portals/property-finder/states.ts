import type { RemoteListing, RemoteState } from './answers.ts'

/** Where a listing stands at the portal, as far as PACE has something to do about it. */
export type Standing =
  | { kind: 'live' }
  /** On its way: the portal tells when it is there. */
  | { kind: 'pending' }
  | { kind: 'failed'; reason: string }
  | { kind: 'off' }

/** What of the portal's thirty states means what. */
export function standingOf(remote: RemoteListing | null): Standing {
  const state = remote?.state
  if (!state) return { kind: 'off' }
  const { type, stage } = state
  if (
    type === 'live_pending_unpublishing' ||
    type === 'live_pending_deletion' ||
    type === 'live_pending_archiving'
  )
    return { kind: 'pending' }
  if (stage === 'live') return { kind: 'live' }
  if (type === 'pending_publishing' || type === 'pending_approval' || type === 'approved')
    return { kind: 'pending' }
  if (type === 'publishing_failed' || type === 'rejected' || stage === 'takendown')
    return { kind: 'failed', reason: reasonOf(state) }
  return { kind: 'off' }
}

/** Why the portal shows the old text of a live listing, or null. */
export function refusedChange(remote: RemoteListing | null): string | null {
  const type = remote?.state?.type ?? ''
  const isRefused = type === 'live_changes_rejected' || type === 'live_changes_publishing_failed'
  return isRefused && remote?.state ? reasonOf(remote.state) : null
}

function reasonOf({ type, reasons }: RemoteState): string {
  const said = (reasons ?? []).map(({ en, ar }) => en ?? ar ?? '').filter(Boolean)
  return said.join('; ').slice(0, 480) || `Property Finder says: ${type.replaceAll('_', ' ')}`
}
