import { developers as ar } from './ar/developers.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { developers as en } from './en/developers.ts'

/** The reference of the API; what its operations say of themselves is English, as its description is. */
export const developerWords = catalogue({ en, ar })
