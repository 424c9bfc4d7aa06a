import { z } from 'zod'
import type { FeedReply } from '../feed-event.ts'

/** What the server says on the feed's socket, as its description shows it. */
export const FeedReplySchema: z.ZodType<FeedReply> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hello'),
    source: z.string().nullable(),
    lastSequence: z.string().nullable(),
  }),
  z.object({ kind: z.literal('ack'), source: z.string(), lastSequence: z.string() }),
  z.object({
    kind: z.literal('error'),
    code: z.string(),
    message: z.string(),
    id: z.string().exactOptional(),
    retryAfterMs: z.number().exactOptional(),
  }),
])
