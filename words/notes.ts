import { notes as ar } from './ar/notes.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { notes as en } from './en/notes.ts'

/** What colleagues write to each other on a record. */
export const noteWords = catalogue({ en, ar })
