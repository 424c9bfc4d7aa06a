/** A date in figures, the year first or last: also a row of digits that might be taken for a number to call. */
export const DATE_FIGURES =
  /(?<![\d-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?![\d-])/g
