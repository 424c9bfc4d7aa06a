import { portals as ar } from './ar/portals.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { portals as en } from './en/portals.ts'

/** What portals show, demand and are connected by. */
export const portalWords = catalogue({ en, ar })
