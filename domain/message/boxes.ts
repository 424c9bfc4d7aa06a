/** Which conversations are listed: one's own, nobody's, all that may be seen, or those that wait for a day. */
export const BOXES = ['mine', 'unassigned', 'all', 'snoozed'] as const
export type Box = (typeof BOXES)[number]
