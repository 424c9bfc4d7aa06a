import { createChatCarrier } from './carriers/chat-carrier.ts'
import { createLetterSender } from './carriers/letter-sender.ts'
import { createMailCarrier } from './carriers/mail-carrier.ts'
import type { GraphDeps } from './carriers/graph.ts'
import { createTemplates } from './templates/templates.ts'

type MessagesOptions = Omit<Parameters<typeof createMailCarrier>[0], 'send'> &
  GraphDeps & { smtpUrl: string | undefined; isDemo: boolean }

/** By which ways the house writes, and by which templates. */
export function createMessages({ doors, graphUrl, smtpUrl, isDemo, ...mail }: MessagesOptions) {
  const graph = { doors, graphUrl, isDemo }
  const send = createLetterSender({ smtpUrl, isDemo })
  const carriers = {
    email: createMailCarrier({ ...mail, send }),
    whatsapp: createChatCarrier(graph),
  }
  return { carriers, graph, templates: createTemplates(graph) }
}
