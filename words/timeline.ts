import { timeline as ar } from './ar/timeline.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { timeline as en } from './en/timeline.ts'

/** What a timeline is narrowed to, and how one goes on in it. */
export const timelineWords = catalogue({ en, ar })
