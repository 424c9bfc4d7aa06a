/** Whatever has a due time, of a lead or of a listing. */
export const LEAD_CLOCKS = ['response', 'followUp', 'returnToPool'] as const
export const LISTING_CLOCKS = ['permit', 'mandate'] as const
export const CLOCK_KINDS = [...LEAD_CLOCKS, ...LISTING_CLOCKS] as const

export type LeadClock = (typeof LEAD_CLOCKS)[number]
export type ListingClock = (typeof LISTING_CLOCKS)[number]
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** Why a clock no longer runs. `restarted`: another one of its kind began with what it counts from. */
export const STOP_REASONS = ['done', 'ended', 'restarted', 'off'] as const
export type StopReason = (typeof STOP_REASONS)[number]

/** Who has done it, where a clock did. */
export const CLOCKS_CLIENT = 'clocks'
export const CLOCKS_ACTOR = `service:${CLOCKS_CLIENT}`
