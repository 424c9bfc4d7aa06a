import { bulk as ar } from './ar/bulk.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { bulk as en } from './en/bulk.ts'

/** Commands over many: what is asked for, how far it is, what became of it. */
export const bulkWords = catalogue({ en, ar })
