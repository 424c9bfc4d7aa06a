import { properties as ar } from './ar/properties.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { properties as en } from './en/properties.ts'

/** Homes, whose they are, and their listings over time. */
export const propertyWords = catalogue({ en, ar })
