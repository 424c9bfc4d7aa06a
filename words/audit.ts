import { audit as ar } from './ar/audit.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { audit as en } from './en/audit.ts'

export const auditWords = catalogue({ en, ar })
