import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { chatNumber, chatProblem } from '#domain/message/whatsapp.ts'
import { tidy } from '#domain/message/template.ts'
import type { Carried, Carrier } from './carrier.ts'
import { wasNeverAsked } from './never-asked.ts'
import {
  askGraph,
  findLine,
  type GraphAnswer,
  type GraphDeps,
  isPassing,
  refusalIn,
} from './graph.ts'

const SentSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })

/** A house without a number is told so. */
export const NO_LINE = 'noWhatsApp'

/**
 * By WhatsApp's Cloud API. A demo without a number of its own keeps what is sent: its customers' phones are a page. What is sent carries our
 * own id, which Meta says back: should its answer be lost, the first word of what became of it is known all the same.
 */
export function createChatCarrier(deps: GraphDeps & { db: PaceDb; isDemo: boolean }): Carrier {
  return async (message) => {
    // Whoever does not want it any more is asked at the last moment: it may have waited for hours.
    const isService = message.template && message.purpose !== 'marketing'
    if (isService && (await hasRefused(deps.db, message)))
      return { state: 'failed', problem: 'chatRefused', isFinal: true }
    const line = await findLine(deps, message.doorId)
    if (!line && deps.isDemo && !message.doorId) return { state: 'sent' }
    if (!line)
      return { state: 'failed', problem: message.doorId ? 'lineClosed' : NO_LINE, isFinal: true }
    const path = `${line.phoneNumberId}/messages`
    try {
      return carriedBy(await askGraph({ ...deps, line }, path, bodyOf(message)))
    } catch (error) {
      if (!wasNeverAsked(error)) return { state: 'unknown' }
      return { state: 'failed', problem: NO_ANSWER, isFinal: false }
    }
  }
}

async function hasRefused(db: PaceDb, { contactId }: Message): Promise<boolean> {
  return contactId !== null && (await findChatStanding(db, contactId)).consent === 'withdrawn'
}

const NO_ANSWER = 'noAnswer'
function carriedBy(answer: GraphAnswer): Carried {
  const [sent] = SentSchema.safeParse(answer.body).data?.messages ?? []
  if (answer.status < 300 && sent) return { state: 'sent', externalId: sent.id }
  const refused = refusalIn(answer)
  // An answer in which nothing is said of it may be of something between: it may have gone.
  if ((answer.status < 300 || answer.status >= 500) && refused.code === 0)
    return { state: 'unknown' }
  return { state: 'failed', problem: chatProblem(refused), isFinal: !isPassing(answer) }
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
