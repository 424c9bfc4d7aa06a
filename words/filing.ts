import { filing as ar } from './ar/filing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { filing as en } from './en/filing.ts'

/** Tags of a record, and its place in the archive. */
export const filingWords = catalogue({ en, ar })
