import { lists as ar } from './ar/lists.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { lists as en } from './en/lists.ts'

/** Every list: its columns and their choices, filters, orders, views, selections and files. */
export const listWords = catalogue({ en, ar })
