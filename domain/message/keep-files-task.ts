/** The job that makes files of what is attached to a message that came in. */
export const KEEP_FILES_TASK = 'keep-message-files'
