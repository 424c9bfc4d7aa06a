import { admin as ar } from './ar/admin.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { admin as en } from './en/admin.ts'

/** The pages of admins: people, API clients, the company's directory. The audit has words of its own. */
export const adminWords = catalogue({ en, ar })
