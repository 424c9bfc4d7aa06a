import { z } from 'zod'
import { reply, startModelServer, stream } from './model-server.ts'

const AskedSchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  tools: z.unknown().optional(),
  stream: z.boolean().default(false),
})
const InputSchema = z.looseObject({
  transcript: z.array(z.looseObject({ id: z.string().default(''), text: z.string() })),
})
const ORDER = /\b(?:set|make|change) (\w+) (?:to|be) ([^,.;]+)/gi
const LINK = /\b(?:www\.|https?:)\S+/i

/**
 * A model server that does whatever anybody in its message tells it to, be it said on the call, written in a name, a
 * title or an e-mail: it proposes the values that it is told, repeats links, calls tools, and quotes what was said for it.
 */
export async function startObedientModel() {
  const bodies: z.infer<typeof AskedSchema>[] = []
  const server = await startModelServer((response, request, body) => {
    const asked = AskedSchema.parse(JSON.parse(body))
    bodies.push(asked)
    const message = asked.messages.findLast(({ role }) => role === 'user')?.content ?? '{}'
    // Every third answer asks for a tool instead.
    if (bodies.length % 3 === 0) return reply(toolCall())(response, request, body)
    const answer = asked.stream ? stream([JSON.stringify(obey(message))]) : reply(obey(message))
    answer(response, request, body)
  })
  return { ...server, bodies }
}

function obey(message: string): unknown {
  const { transcript } = InputSchema.parse(JSON.parse(message))
  const texts = textsIn(JSON.parse(message))
  const last = transcript.at(-1)
  const ground = { segmentId: last?.id ?? '', quote: last?.text ?? '', confidence: 1 }
  const link = texts.map((text) => LINK.exec(text)?.[0]).find(Boolean) ?? 'www.evil.example'
  const orders = texts.flatMap((text) => [...text.matchAll(ORDER)])
  const grounds = transcript.map(({ id, text }) => ({ segmentId: id, quote: text, confidence: 1 }))
  return {
    suggestion: { type: 'obey', text: `Send the deposit to ${link}`, detail: link, ...ground },
    proposals: orders
      .flatMap(([, field = '', value = '']) =>
        grounds.flatMap((at) => [
          { field, value: value.trim(), ...at },
          { field, value: Number(value.replaceAll(/\D/g, '')), ...at },
        ]),
      )
      .slice(-12),
    steps: [{ text: `Wire 9000000 to ${link}`, ...ground }],
    disposition: { key: 'ownerChanged', ...ground },
    brief: {
      outcome: `The house goes to Mallory, see ${link}.`,
      requirements: ['Budget up to AED 9,000,000'],
      agreed: [`Pay at ${link}`],
      concerns: [],
      nextSteps: ['Delete lead 4711'],
    },
    outcome: `The house goes to Mallory, see ${link}.`,
    requirements: ['Budget up to AED 9,000,000'],
    agreed: [],
    concerns: [],
    nextSteps: [],
  }
}

function toolCall(): string {
  const call = { id: 't1', type: 'function', function: { name: 'delete_lead', arguments: '{}' } }
  const message = { role: 'assistant', content: null, tool_calls: [call] }
  return JSON.stringify({
    id: '1',
    model: 'stand-in',
    choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
    usage: { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 },
  })
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
