import { FOLLOWING } from './following.ts'
import { MANY_LISTINGS } from './many-listings.ts'
import { OF_PEOPLE } from './of-people.ts'
import type { Workflow } from './workflow.ts'

/** What programs do with several operations, step by step. */
export const WORKFLOWS: readonly Workflow[] = [...OF_PEOPLE, ...MANY_LISTINGS, ...FOLLOWING]
