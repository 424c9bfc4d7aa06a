import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import type { Message } from '#db/pace/messages/messages.ts'
import { chatNumber, chatProblem } from '#domain/message/whatsapp.ts'
import { tidy } from '#domain/message/template.ts'
import type { Files } from '../../files/create-files.server.ts'
import type { Carried, Carrier } from './carrier.ts'
import { wasNeverAsked } from './never-asked.ts'
import {
  askGraph,
  findLine,
  type GraphAnswer,
  type GraphDeps,
  isPassing,
  type Line,
  refusalIn,
} from './graph.ts'
import { type Uploaded, uploadMedia } from './upload-media.ts'

const SentSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })

type ChatDeps = GraphDeps & { db: PaceDb; files: Pick<Files, 'store'>; isDemo: boolean }

/** A house without a number is told so. */
export const NO_LINE = 'noWhatsApp'

/**
 * By WhatsApp's Cloud API. A demo without a number of its own keeps what is sent: its customers' phones are a page. What is sent carries our
 * own id, which Meta says back: should its answer be lost, the first word of what became of it is known all the same.
 */
export function createChatCarrier(deps: ChatDeps): Carrier {
  return async (message) => {
    // Whoever does not want it any more is asked at the last moment: it may have waited for hours.
    const isService = message.template && message.purpose !== 'marketing'
    if (isService && (await hasRefused(deps.db, message)))
      return { state: 'failed', problem: 'chatRefused', isFinal: true }
    const line = await findLine(deps, message.doorId)
    if (!line && deps.isDemo && !message.doorId) return { state: 'sent' }
    if (!line)
      return { state: 'failed', problem: message.doorId ? 'lineClosed' : NO_LINE, isFinal: true }
    const along = await alongWith({ ...deps, line }, message)
    if ('state' in along) return along
    const path = `${line.phoneNumberId}/messages`
    try {
      return carriedBy(await askGraph({ ...deps, line }, path, bodyOf(message, along.media)))
    } catch (error) {
      return wasNeverAsked(error) ? NOT_ANSWERED : { state: 'unknown' }
    }
  }
}

type Media = Extract<Uploaded, { media: unknown }>['media']

/** The file of a message, given to Meta; or why not. Nobody has got anything by it: whatever went wrong may be tried again. */
async function alongWith(
  deps: ChatDeps & { line: Line },
  { attached: [file] }: Message,
): Promise<Carried | { media: Media | null }> {
  if (!file) return { media: null }
  try {
    const uploaded = await uploadMedia(deps, file)
    if ('media' in uploaded) return uploaded
    if ('problem' in uploaded) return { state: 'failed', problem: uploaded.problem, isFinal: true }
    const { refused } = uploaded
    const isFinal = refused.status < 500 && !isPassing(refused)
    return { state: 'failed', problem: chatProblem(refusalIn(refused)), isFinal }
  } catch {
    return NOT_ANSWERED
  }
}

async function hasRefused(db: PaceDb, { contactId }: Message): Promise<boolean> {
  return contactId !== null && (await findChatStanding(db, contactId)).consent === 'withdrawn'
}

/** Words of it stand in `words/`. */
const NOT_ANSWERED: Carried = { state: 'failed', problem: 'noAnswer', isFinal: false }

function carriedBy(answer: GraphAnswer): Carried {
  const [sent] = SentSchema.safeParse(answer.body).data?.messages ?? []
  if (answer.status < 300 && sent) return { state: 'sent', externalId: sent.id }
  const refused = refusalIn(answer)
  // An answer in which nothing is said of it may be of something between: it may have gone.
  if ((answer.status < 300 || answer.status >= 500) && refused.code === 0)
    return { state: 'unknown' }
  return { state: 'failed', problem: chatProblem(refused), isFinal: !isPassing(answer) }
}

function bodyOf(message: Message, media: Media | null): object {
  const { id, address, body, answers, template, templateFields } = message
  if (!address) throw new Error(`The message ${id} goes to nobody.`)
  const [answered] = answers
  const common = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: chatNumber(address),
    biz_opaque_callback_data: id,
    ...(answered ? { context: { message_id: answered } } : {}),
  }
  if (media) return { ...common, type: media.kind, [media.kind]: mediaOf(media, body) }
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

function mediaOf({ kind, id, name }: Media, body: string): object {
  return {
    id,
    ...(body === '' || kind === 'audio' ? {} : { caption: body }),
    // Of all others it shows no name.
    ...(kind === 'document' ? { filename: name } : {}),
  }
}
