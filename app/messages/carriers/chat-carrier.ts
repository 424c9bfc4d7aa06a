import { z } from 'zod'
import type { Message } from '#db/pace/messages/messages.ts'
import { chatNumber, chatProblem } from '#domain/message/whatsapp.ts'
import { tidy } from '#domain/message/template.ts'
import type { Carried, Carrier } from './carrier.ts'
import { askGraph, findLine, type GraphAnswer, type GraphDeps, refusalIn } from './graph.ts'

const SentSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })

/** A house without a number is told so. */
export const NO_LINE = 'noWhatsApp'

/** Of these Meta says that it may go better later, or an admin can mend them: a number that writes too fast, a token that has ended. */
const PASSING: ReadonlySet<number> = new Set([
  1, 2, 4, 10, 190, 200, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 133_004,
])

/**
 * By WhatsApp's Cloud API. A demo without a number of its own keeps what is sent: its customers' phones are a page. What is sent carries our
 * own id, which Meta says back: should its answer be lost, the first word of what became of it is known all the same, and it is not sent twice.
 */
export function createChatCarrier(deps: GraphDeps & { isDemo: boolean }): Carrier {
  return async (message) => {
    const line = await findLine(deps)
    if (!line && deps.isDemo) return { state: 'sent' }
    if (!line) return { state: 'failed', problem: NO_LINE, isFinal: true }
    const path = `${line.phoneNumberId}/messages`
    try {
      return carriedBy(await askGraph({ ...deps, line }, path, bodyOf(message)))
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      return { state: 'failed', problem, isFinal: false }
    }
  }
}

function carriedBy(answer: GraphAnswer): Carried {
  const [sent] = SentSchema.safeParse(answer.body).data?.messages ?? []
  if (answer.status < 300 && sent) return { state: 'sent', externalId: sent.id }
  const refused = refusalIn(answer)
  const isPassing = answer.status >= 500 || answer.status === 429 || PASSING.has(refused.code)
  return { state: 'failed', problem: chatProblem(refused), isFinal: !isPassing }
}

function bodyOf({ id, address, body, answers, template, templateFields }: Message): object {
  if (!address) throw new Error(`The message ${id} goes to nobody.`)
  const [answered] = answers
  const common = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: chatNumber(address),
    biz_opaque_callback_data: id,
    ...(answered ? { context: { message_id: answered } } : {}),
  }
  if (!template || !templateFields)
    return { ...common, type: 'text', text: { preview_url: false, body } }
  const { language, values } = templateFields
  const named = Object.entries(values)
  const parameters = named.map(([name, value]) => ({
    type: 'text',
    // What is counted has no name.
    ...(/^\d+$/.test(name) ? {} : { parameter_name: name }),
    text: tidy(value),
  }))
  const components = parameters.length > 0 ? [{ type: 'body', parameters }] : []
  return {
    ...common,
    type: 'template',
    template: { name: template, language: { code: language }, components },
  }
}
