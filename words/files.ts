import { files as ar } from './ar/files.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { files as en } from './en/files.ts'

/** Files and photos of a record, and what happens to them on their way. */
export const filesWords = catalogue({ en, ar })
