import { loggedCall as ar } from './ar/logged-call.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { loggedCall as en } from './en/logged-call.ts'

/** Calls that were made on a telephone of one's own. */
export const loggedCallWords = catalogue({ en, ar })
