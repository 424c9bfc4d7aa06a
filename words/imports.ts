import { imports as ar } from './ar/imports.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { imports as en } from './en/imports.ts'

/** Bringing records from another system: the file, what its columns are, what becomes of its rows. */
export const importWords = catalogue({ en, ar })
