import { programs as ar } from './ar/programs.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { programs as en } from './en/programs.ts'

/** Programs of others that somebody let in: what they ask, what they did, how they end. */
export const programWords = catalogue({ en, ar })
