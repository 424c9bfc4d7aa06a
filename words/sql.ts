import { sql as ar } from './ar/sql.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { sql as en } from './en/sql.ts'

/** SQL that people write over the data. */
export const sqlWords = catalogue({ en, ar })
