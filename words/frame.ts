import { frame as ar } from './ar/frame.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { frame as en } from './en/frame.ts'

/** What stands around every page: the rail, the bars, the palette, the way out; and the pages of what went wrong. */
export const frameWords = catalogue({ en, ar })
