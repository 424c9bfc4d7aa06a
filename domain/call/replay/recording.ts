import { z } from 'zod'

/** An event of the feed in a recorded call. */
export const LineSchema = z.object({
  /** Since the call began. */
  atMs: z.number().min(0),
  type: z.string().min(1),
  data: z.record(z.string(), z.json()),
})
export type RecordedEvent = z.infer<typeof LineSchema>
export type Recording = { name: string; events: RecordedEvent[] }
