import { desk as ar } from './ar/desk.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { desk as en } from './en/desk.ts'

/** A person's own desk. */
export const deskWords = catalogue({ en, ar })
