/** Nobody reads further: a list is counted as far as this, and one more means "more than". */
export const MOST_COUNTED = 10_000
