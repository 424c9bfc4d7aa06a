import { search as ar } from './ar/search.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { search as en } from './en/search.ts'

/** What is found by one text, by kind: in the palette and on its page. */
export const searchWords = catalogue({ en, ar })
