/** Between two communities an agent is on the way for so long: nobody's maps are asked, and no large town is quicker. */
export const TRAVEL_MINUTES = 30

/** Why a time is not free: the agent, the applicant or the home is in another viewing, or the agent could not be there. */
export type SlotTaken = {
  id: string
  startsAt: string
  endsAt: string
  by: 'agent' | 'lead' | 'listing' | 'travel'
}

/** What a refusal is called (`said.key`) that may be answered by "all the same". */
export const TAKEN_KEYS = [
  'agentIsTaken',
  'applicantIsTaken',
  'homeIsTaken',
  'agentIsElsewhere',
  'agentIsBusy',
  'outsideShowing',
  'showingTooSoon',
] as const

export function isSlotTaken(key: string | undefined): boolean {
  return TAKEN_KEYS.some((known) => known === key)
}
