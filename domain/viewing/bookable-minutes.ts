/** How long one is shown a home. */
export const BOOKABLE_MINUTES = [15, 30, 45, 60, 90, 120] as const

/** As long as a viewing takes where nobody says it. */
export const USUAL_MINUTES = 30
