import { jobs as ar } from './ar/jobs.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { jobs as en } from './en/jobs.ts'

/** What PACE does by itself in the background, for whoever runs the house. */
export const jobWords = catalogue({ en, ar })
