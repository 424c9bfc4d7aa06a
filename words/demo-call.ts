import { demoCall as ar } from './ar/demo-call.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { demoCall as en } from './en/demo-call.ts'

/** A call that somebody starts in a demo. */
export const demoCallWords = catalogue({ en, ar })
