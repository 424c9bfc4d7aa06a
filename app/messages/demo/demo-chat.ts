import { DomainError } from '#domain/errors.ts'
import { chatNumber } from '#domain/message/whatsapp.ts'
import type { ArrivalDeps } from '../../arrivals/arrival-deps.ts'
import type { Doors } from '../../arrivals/doors/doors.server.ts'
import { noticesIn } from '../../arrivals/readers/whatsapp/notices.ts'
import { takeIn } from '../../arrivals/take-in.ts'

/** What the phone of somebody who plays the customer tells: what they write, or that they have read what came. */
export type DemoChat = { phone: string; name: string } & (
  | { body: string }
  | { read: readonly string[] }
)

const ABOUT = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '97140000000', phone_number_id: '100000000000000' },
}

export type DemoChats = ReturnType<typeof createDemoChats>

/** The phones of a demo's customers. A house with a number of its own has real ones. */
export function createDemoChats(deps: ArrivalDeps & { doors: Pick<Doors, 'list'> }) {
  const isOn = async () => (await deps.doors.list('whatsapp')).length === 0
  return {
    isOn,
    receive: async (chat: DemoChat) => {
      if (await isOn()) return receive(deps, chat)
      throw new DomainError('notFound', 'This house has a number of its own on WhatsApp.')
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
