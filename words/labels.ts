import { labels as ar } from './ar/labels.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { labels as en } from './en/labels.ts'

/** What the domain’s keys are called: stages, states and kinds. */
export const labelWords = catalogue({ en, ar })
