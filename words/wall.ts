import { wall as ar } from './ar/wall.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { wall as en } from './en/wall.ts'

/** The screen that hangs in the room. */
export const wallWords = catalogue({ en, ar })
