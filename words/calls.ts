import { calls as ar } from './ar/calls.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { calls as en } from './en/calls.ts'

/** The list of calls. */
export const callsWords = catalogue({ en, ar })
