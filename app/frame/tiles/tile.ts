import { z } from 'zod'
import { ChartSchema, RowsSchema } from '../question/answer.ts'

/** A pinned question as it is shown: its answer, or why there is none for this reader. */
export const TileSchema = z.object({
  id: z.string(),
  said: z.string(),
  plan: z.unknown(),
  answer: z
    .object({
      title: z.string(),
      filters: z.array(z.string()),
      time: z.string().nullable(),
      scope: z.string().nullable(),
      text: z.string(),
      rows: RowsSchema,
      chart: ChartSchema,
    })
    .nullable(),
  problem: z.string().nullable(),
})
export type ShownTile = z.output<typeof TileSchema>
