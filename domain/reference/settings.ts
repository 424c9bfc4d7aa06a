import type { House } from '../house/house.ts'
import type { Reference } from './reference.ts'

/** What a brokerage has settled for itself, as far as rules need it. */
export type Settings = { house: House; reference: Reference }
