/** `failing` has failed and is tried again; `dead` is tried no more until somebody asks. */
export const JOB_STATES = ['running', 'waiting', 'failing', 'dead'] as const
export type JobState = (typeof JOB_STATES)[number]

export const JOB_CHANGES = ['retry', 'giveUp'] as const
export type JobChange = (typeof JOB_CHANGES)[number]
