import { z } from 'zod'

/** `hello` wants an answer, `here` is one, and is said again and again as a sign of life. */
const PresentSchema = z.object({ kind: z.enum(['hello', 'here', 'bye']) })
const BellSchema = z.object({
  kind: z.literal('bell'),
  document: z.string(),
  seq: z.int().nonnegative(),
})
const AwarenessSchema = z.object({
  kind: z.literal('awareness'),
  document: z.string(),
  bytes: z.base64(),
})
const MessageSchema = z.discriminatedUnion('kind', [PresentSchema, BellSchema, AwarenessSchema])
const EnvelopeSchema = z.object({ node: z.string(), messages: z.array(MessageSchema) })

export type Message = z.infer<typeof MessageSchema>
export type Envelope = z.infer<typeof EnvelopeSchema>

/** Null for what no node of this version writes: during a deployment two versions share the line. */
export function readEnvelope(text: string): Envelope | null {
  try {
    return EnvelopeSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** As few envelopes as hold all messages. A message that is too long for an envelope of its own is left out. */
export function writeEnvelopes(
  node: string,
  messages: readonly Message[],
  maxBytes: number,
): string[] {
  const head = `{"node":${JSON.stringify(node)},"messages":[`
  const room = maxBytes - head.length - 2
  const envelopes: string[][] = []
  let bytes = Infinity
  for (const message of messages) {
    const text = JSON.stringify(message)
    const length = Buffer.byteLength(text) + 1
    if (length > room) continue
    if (bytes + length > room) {
      envelopes.push([])
      bytes = 0
    }
    envelopes.at(-1)?.push(text)
    bytes += length
  }
  return envelopes.map((texts) => `${head}${texts.join(',')}]}`)
}
