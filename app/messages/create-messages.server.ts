import type { ArrivalDeps } from '../arrivals/arrival-deps.ts'
import type { Doors } from '../arrivals/doors/doors.server.ts'
import type { Files } from '../files/create-files.server.ts'
import { createChatCarrier } from './carriers/chat-carrier.ts'
import { createTextCarrier } from './carriers/text-carrier.ts'
import { createLetterSender } from './carriers/letter-sender.ts'
import { createMailCarrier } from './carriers/mail-carrier.ts'
import { createDemoChats } from './demo/demo-chat.ts'
import { type DemoMail, receiveInDemo } from './demo/demo-customer.ts'
import { messageHostOf } from './message-host.ts'
import { createLines } from './outgoing/choose-line.ts'
import { createTemplates } from './templates/templates.ts'

type MessagesOptions = ArrivalDeps & {
  files: Pick<Files, 'store'>
  doors: Pick<Doors, 'list'>
  env: {
    PACE_GRAPH_URL: string
    PACE_VONAGE_URL: string
    PACE_MAIL_FROM: string
    PACE_SMTP_URL?: string | undefined
    isDemo: boolean
  }
}

/** By which ways the house writes, what pages need for it, and in a demo the customers whom one plays. */
export function createMessages(options: MessagesOptions) {
  const { db, files, doors, settings, env } = options
  const { PACE_GRAPH_URL: graphUrl, PACE_MAIL_FROM: from, PACE_SMTP_URL: smtpUrl, isDemo } = env
  const graph = { doors, graphUrl, isDemo }
  const send = createLetterSender({ smtpUrl, isDemo })
  const houseName = () => settings.current().house.name
  const carriers = {
    email: createMailCarrier({ db, files, from, houseName, send }),
    whatsapp: createChatCarrier({ ...graph, db, files }),
    sms: createTextCarrier({ db, doors, vonageUrl: env.PACE_VONAGE_URL, isDemo }),
  }
  const pages = {
    host: messageHostOf(from),
    templates: createTemplates(graph),
    lines: createLines({ doors }),
    // A house that sends real mails has real customers to answer them.
    receiveInDemo: isDemo && !smtpUrl ? (mail: DemoMail) => receiveInDemo(options, mail) : null,
    demoChats: isDemo ? createDemoChats(options) : null,
  }
  return { carriers, graph, pages }
}
