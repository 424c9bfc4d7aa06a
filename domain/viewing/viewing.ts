/** What a viewing comes to: agreed, then held or not. */
export const VIEWING_STATUSES = {
  pending: 'To be confirmed',
  confirmed: 'Confirmed',
  attended: 'Attended',
  noShow: 'No-show',
  cancelled: 'Cancelled',
} as const
export type ViewingStatus = keyof typeof VIEWING_STATUSES
