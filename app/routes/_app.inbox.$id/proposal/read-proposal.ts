import { z } from 'zod'

const EventSchema = z.union([
  z.object({ line: z.string().max(2_000) }),
  z.object({
    done: z.literal(true),
    from: z.enum(['model', 'rules']),
    language: z.enum(['en', 'ar']),
    records: z.array(z.string().max(40)).max(20),
  }),
  z.object({ problem: z.string().max(40) }),
])
export type ProposalEvent = z.output<typeof EventSchema>

const LONGEST = 50_000

/** What comes, line by line: each is told as it is whole, and what is none is passed over. */
export async function readProposal(
  body: ReadableStream<Uint8Array>,
  tell: (event: ProposalEvent) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    rest += decoder.decode(value, { stream: !done })
    const lines = rest.split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) {
      const event = eventIn(line)
      if (event) tell(event)
    }
    if (done || rest.length > LONGEST) return
  }
}

function eventIn(line: string): ProposalEvent | null {
  if (line.trim() === '') return null
  try {
    return EventSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
