import { history as ar } from './ar/history.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { history as en } from './en/history.ts'

/** What a record said before, and the way back. */
export const historyWords = catalogue({ en, ar })
