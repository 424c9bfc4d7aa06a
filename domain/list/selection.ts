import { z } from 'zod'
import type { ListDefinition } from './definition.ts'
import { filterSchema, type Filter } from './filter.ts'

/** So many records can be ticked one by one; more are chosen by what they have in common. */
export const MOST_TICKED = 500

/**
 * Records that somebody chose on a list: those ticked, or all that match but some. The second names no ids: what matches is
 * found when it is needed, under the rights of whoever asks then.
 */
export type Selection =
  | { ids: readonly string[] }
  | { filter: Filter; text: string | null; except: readonly string[] }

const ids = z.array(z.string().min(1).max(64)).max(MOST_TICKED)

/** A selection on this list as a page or a program sends it. */
export function selectionSchema(list: ListDefinition): z.ZodType<Selection> {
  return z.union([
    z.strictObject({ ids: ids.min(1, 'names no record') }),
    z.strictObject({
      filter: filterSchema(list),
      text: z.string().trim().min(1).max(80).nullable().default(null),
      except: ids.default([]),
    }),
  ])
}
