import { feedDoors as ar } from './ar/feed-doors.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { feedDoors as en } from './en/feed-doors.ts'

export const feedDoorWords = catalogue({ en, ar })
