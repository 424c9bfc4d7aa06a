import { record as ar } from './ar/record.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { record as en } from './en/record.ts'

/** What stands around the fields of any record: their advice, conflicts, refusals, and whether they are saved. */
export const recordWords = catalogue({ en, ar })
