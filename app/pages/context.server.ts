import { DomainError } from '#domain/errors.ts'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { RunSql } from '#db/pace/sql/run-sql.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { Logger } from '#service/log.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { currentTrace } from '#service/trace.ts'
import type { Language } from '#domain/language.ts'
import { redirect } from '@remix-run/node'
import type { PushSender } from '../notifications/push.server.ts'
import type { CalendarConnection } from '../google-calendar/connection.ts'
import type { PropertyFinderConnection } from '../portals/property-finder/connection.ts'
import type { Doors } from '../arrivals/doors/doors.server.ts'
import type { DemoChats } from '../messages/demo/demo-chat.ts'
import type { DemoMail } from '../messages/demo/demo-customer.ts'
import type { AskReply } from '../messages/proposal/ask-reply.server.ts'
import type { ListLines } from '../messages/outgoing/choose-line.ts'
import type { ListTemplates } from '../messages/templates/templates.ts'
import type { Decision } from '../arrivals/understand.ts'
import type { SealFile } from '../files/record/address.server.ts'
import { changedBy } from '../http/changed-by.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import type { DocumentHistory } from '../sync-client/read-history.server.ts'
import type { Sandboxes } from '../sandboxes/sandboxes.server.ts'
import type { Webhooks } from '../webhooks/webhooks.server.ts'
import type { Ended, Sessions, WebSession } from '../session/web-session.server.ts'

/** What pages stand on; built in main.ts. */
export type PageDeps = {
  db: PaceDb
  /** The reporting role's: what is counted is counted under the asker's rights. */
  reporting: PaceDb
  /** Runs SQL that a person wrote, by the role that can only read what may be read so. */
  runSql: RunSql
  commands: Pick<Commands, 'forPerson' | 'overMany' | 'openDoors'>
  history: DocumentHistory
  sessions: Pick<Sessions, 'list' | 'end'>
  /** The house's settings and lists, as of now. */
  settings: Pick<SettingsWatch, 'current' | 'refresh'>
  /** What changes in the records, as it happens. */
  tail: Pick<EventTail, 'subscribe'>
  /** Whose access ends, as it happens: what was opened by it ends too. */
  credentials: Pick<CredentialWatch, 'follow'>
  auditDenial: AuditDenial
  /** The house's way to Property Finder. */
  propertyFinder: Pick<PropertyFinderConnection, 'view' | 'save' | 'test' | 'remove'>
  /** People's own calendars at Google; null where the house has no client there. */
  googleCalendar: CalendarConnection | null
  push: Pick<PushSender, 'publicKey' | 'takes'>
  /** Of the installation: what links that work without a session are signed with. */
  secret: string
  /** The app as browsers and other programs reach it. */
  appUrl: string
  csrf: {
    commitToken: (request: Request) => Promise<readonly [token: string, cookie: string | null]>
  }
  /** Begins a call in a demo and resolves with its id; null where the house is none. */
  startDemoCall: Commands['startDemoCall'] | null
  /** What came in, decided by a person; and ways in, opened. */
  arrivals: {
    understand: (id: string, decision: Decision) => Promise<void>
    doors: Pick<Doors, 'open' | 'byId' | 'list' | 'changeSecrets'>
  }
  messages: {
    /** After the @ in the ids of the mails that go out. */
    host: string
    /** Takes a mail in as if a customer had sent it; null where the house is no demo, or sends real mails. */
    receiveInDemo: ((mail: DemoMail) => Promise<void>) | null
    /** What may be written to who has not written for a day. */
    templates: ListTemplates
    /** The numbers of the house that somebody may write from. */
    lines: ListLines
    /** The same of what a customer's phone sends; null where the house is no demo. */
    demoChats: DemoChats | null
    /** An answer that Assistcraft proposes, streamed. */
    askReply: AskReply
  }
  webhooks: Webhooks
  /** Test clients' own brokerages; null where nothing hosts them. */
  sandboxes: Sandboxes | null
  /** The API's own description, as `/api/openapi.json` gives it. */
  describeApi: () => unknown
  /** Makes addresses of files that open for some minutes. */
  sealFile: SealFile
  /** Where browsers open documents. */
  syncUrl: string
  log: Pick<Logger, 'error'>
}

export type PageContext = {
  nonce: string
  language: Language
  session: WebSession | null
  /** Why there is no session where there was one. */
  ended: Ended | null
  /** Where the request came from, as the socket says. */
  address: string | null
  /** Something that a page asks for meanwhile: nobody comes back to it, but to the page. */
  isPart?: boolean
  deps: PageDeps
}

/** The session and dependencies of a page that needs somebody: sends everybody else to sign in and back. */
export function requirePerson(context: PageContext, request: Request) {
  const { session, deps } = context
  if (!session)
    throw redirect(`/sign-in?returnTo=${encodeURIComponent(returnPath(request, context))}`)
  const { actor, person } = session
  return { session, actor, person, deps, db: deps.db, by: changedBy(actor, context.address) }
}

export function notFound(what: string): never {
  throw new DomainError('notFound', `This ${what} does not exist, or it has been removed.`)
}

/** Where to come back to: the page itself, never the data request that a navigation makes. */
function returnPath(request: Request, { isPart = false }: PageContext): string {
  const { host, pathname, search } = new URL(request.url)
  if (isPart) {
    const from = URL.parse(request.headers.get('referer') ?? '')
    return from?.host === host ? from.pathname + from.search : '/'
  }
  return request.method === 'GET' ? pathname.replace(/(\/_root)?\.data$/, '') + search : '/'
}

/** Keeps who was refused what on a page. */
export function auditPageDenial(
  { session, address, deps }: Pick<PageContext, 'session' | 'address' | 'deps'>,
  request: Request,
  reason: string,
): void {
  const action = `${request.method} ${new URL(request.url).pathname}`
  const by = session
    ? changedBy(session.actor, address)
    : { actor: null, via: VIA_PAGES, traceId: currentTrace()?.traceId }
  deps.auditDenial({ ...by, action, reason, address })
}
