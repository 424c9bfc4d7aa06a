/** The job that gives a message to whoever carries it. */
export const SEND_TASK = 'send-message'
