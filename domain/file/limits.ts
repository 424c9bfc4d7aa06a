/** The largest file that is taken: a minute of film from a phone, a scanned contract of a hundred pages. */
export const FILE_BYTES = 100 * 1024 * 1024

/** What one person, or one program, may send in a day: a shoot of every home of a tower. */
export const DAILY_BYTES = 5 * 1024 * 1024 * 1024

/** As many files as one record has room for. */
export const FILES_OF_RECORD = 200

/** The largest picture that is decoded: what the largest phone takes, and a quarter of a gigabyte of memory. */
export const PICTURE_PIXELS = 64_000_000

/** A file that was taken away can be put back for so long; then nothing of it is left. */
export const REMOVED_DAYS = 30
