export const CONNECTION_STATES = ['connected', 'broken'] as const

/** `ended`: the person or their admin took the permission back, or it ran out. `narrow`: it does not reach the events. */
export const CONNECTION_PROBLEMS = ['ended', 'narrow'] as const
export type ConnectionProblem = (typeof CONNECTION_PROBLEMS)[number]

/** Why what was done to a viewing at Google could not be done here: the event is put back. */
export const PUT_BACK = ['shape', 'both', 'over', 'taken', 'rights'] as const
export type PutBack = (typeof PUT_BACK)[number]

/** What PACE has to say to somebody about their calendar at Google. */
export const CALENDAR_NEWS = ['removed', ...PUT_BACK, ...CONNECTION_PROBLEMS] as const
export type CalendarNews = (typeof CALENDAR_NEWS)[number]
