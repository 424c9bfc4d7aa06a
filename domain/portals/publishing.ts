/** What a portal made of a request: its answer, or that it should be asked again. */
export type PortalAnswer =
  | { kind: 'live'; url: string | null }
  | { kind: 'removed' }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string; afterSeconds: number | null }
  /** Taken on: what becomes of it the portal tells later, and is asked after a while if it does not. */
  | { kind: 'accepted'; afterSeconds: number }

export type PortalRequest = {
  action: 'publish' | 'unpublish'
  listingId: string
  reference: string
  /** Repeating a request under its key has no second effect at the portal. */
  key: string
}
/** How a portal that is sent each listing is asked for one. */
export type PortalClient = (request: PortalRequest) => Promise<PortalAnswer>
