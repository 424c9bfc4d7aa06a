import { call as ar } from './ar/call.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { call as en } from './en/call.ts'

/** The room of a call: what is said, what is understood, how it ends. */
export const callWords = catalogue({ en, ar })
