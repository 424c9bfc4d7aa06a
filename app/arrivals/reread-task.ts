/** The job that reads once more what is held. */
export const REREAD_TASK = 'reread-arrivals'
export const REREAD_QUEUE = 'rereading'
