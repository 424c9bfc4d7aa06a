import { DomainError } from '#domain/errors.ts'
import { chatNumber } from '#domain/message/whatsapp.ts'
import type { ArrivalDeps } from '../../arrivals/arrival-deps.ts'
import type { LineChannel } from '../outgoing/choose-line.ts'
import type { Doors } from '../../arrivals/doors/doors.server.ts'
import { noticesIn } from '../../arrivals/readers/whatsapp/notices.ts'
import { takeIn } from '../../arrivals/take-in.ts'

/** What the phone of somebody who plays the customer tells: what they write, or that they have read what came. */
export type DemoChat = { channel: LineChannel; phone: string; name: string } & (
  | { body: string }
  | { read: readonly string[] }
)

const HOUSE = '97140000000'
const ABOUT = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: HOUSE, phone_number_id: '100000000000000' },
}

export type DemoChats = ReturnType<typeof createDemoChats>

/** The phones of a demo's customers. A house with a number of its own has real ones. */
export function createDemoChats(deps: ArrivalDeps & { doors: Pick<Doors, 'list'> }) {
  const isPlayed = async (channel: LineChannel) => (await deps.doors.list(channel)).length === 0
  return {
    isOn: async () => {
      const [whatsapp, sms] = await Promise.all([isPlayed('whatsapp'), isPlayed('sms')])
      return { whatsapp, sms }
    },
    receive: async (chat: DemoChat) => {
      if (!(await isPlayed(chat.channel)))
        throw new DomainError('notFound', 'This house has a number of its own for that.')
      if (chat.channel === 'whatsapp') await receive(deps, chat)
      else await receiveText(deps, chat)
    },
  }
}

/** Makes the notice of it that Meta would send, and takes that in by the way that all of them come. */
async function receive(deps: ArrivalDeps, chat: DemoChat): Promise<void> {
  const change = { field: 'messages', value: { ...ABOUT, ...valueOf(chat) } }
  const notice = { object: 'whatsapp_business_account', entry: [{ id: '0', changes: [change] }] }
  for (const body of noticesIn(new TextEncoder().encode(JSON.stringify(notice)))) {
    await takeIn(deps, {
      channel: 'whatsapp',
      sender: { name: 'service:whatsapp' },
      contentType: 'application/json',
      headers: {},
      body,
    })
  }
}

/** SMS are not known to be read: a phone tells its network that they came. */
async function receiveText(deps: ArrivalDeps, chat: DemoChat): Promise<void> {
  const common = { channel: 'sms', to: HOUSE, timestamp: new Date().toISOString() }
  const from = chatNumber(chat.phone)
  const notices =
    'read' in chat
      ? chat.read.map((own) => ({
          ...common,
          to: from,
          from: HOUSE,
          message_uuid: `demo-${own}`,
          status: 'delivered',
          client_ref: own,
        }))
      : [
          {
            ...common,
            from,
            message_uuid: `demo-${crypto.randomUUID()}`,
            message_type: 'text',
            text: chat.body,
          },
        ]
  for (const notice of notices) {
    await takeIn(deps, {
      channel: 'sms',
      sender: { name: 'service:sms' },
      contentType: 'application/json',
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(notice)),
    })
  }
}

function valueOf(chat: DemoChat): object {
  const from = chatNumber(chat.phone)
  const timestamp = String(Math.floor(Date.now() / 1000))
  if ('read' in chat) {
    const statuses = chat.read.map((own) => ({
      id: `wamid.demo-${own}`,
      status: 'read',
      timestamp,
      recipient_id: from,
      biz_opaque_callback_data: own,
    }))
    return { statuses }
  }
  const id = `wamid.demo-${crypto.randomUUID()}`
  return {
    contacts: [{ profile: { name: chat.name }, wa_id: from }],
    messages: [{ from, id, timestamp, type: 'text', text: { body: chat.body } }],
  }
}
