/** The job that makes files of what is attached to a message that came in. */
export const KEEP_FILES_TASK = 'keep-message-files'
/** The job that gives a message to whoever carries it. */
export const SEND_TASK = 'send-message'
