/** So long what was done can be taken back. */
export const UNDO_DAYS = 30
