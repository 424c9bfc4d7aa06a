import { outreach as ar } from './ar/outreach.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { outreach as en } from './en/outreach.ts'

/** Whether people may be advertised to, and why not. */
export const outreachWords = catalogue({ en, ar })
