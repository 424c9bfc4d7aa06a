import { arrivals as ar } from './ar/arrivals.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { arrivals as en } from './en/arrivals.ts'

/** What came in from outside, what became of it, and the ways by which it came. */
export const arrivalWords = catalogue({ en, ar })
