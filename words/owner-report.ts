import { ownerReport as ar } from './ar/owner-report.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { ownerReport as en } from './en/owner-report.ts'

/** The report to the owner of a home: what they read behind their link and on paper, and what the agent does with it. */
export const ownerReportWords = catalogue({ en, ar })
