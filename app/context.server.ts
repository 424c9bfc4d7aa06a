import { type Actor, actorName } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { AuditDenial } from '#db/pace/audit-denial.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ChangedBy } from '#db/pace/people-rights.ts'
import type { Logger } from '#service/log.ts'
import { VIA_PAGES } from '#service/actor.ts'
import { currentTrace } from '#service/trace.ts'
import { redirect } from '@remix-run/node'
import type { Commands } from './commands.server.ts'
import type { DocumentHistory } from './history/read-history.server.ts'
import type { Sessions, WebSession } from './session/web-session.server.ts'

/** What pages stand on; built in main.ts. */
export type PageDeps = {
  db: PaceDb
  commands: Pick<Commands, 'forPerson'>
  history: DocumentHistory
  sessions: Pick<Sessions, 'list' | 'end'>
  auditDenial: AuditDenial
  csrf: {
    commitToken: (request: Request) => Promise<readonly [token: string, cookie: string | null]>
  }
  /** Where browsers open documents. */
  syncUrl: string
  log: Pick<Logger, 'error'>
}

export type PageContext = {
  nonce: string
  session: WebSession | null
  /** Where the request came from, as the socket says. */
  address: string | null
  deps: PageDeps
}

/** The session and dependencies of a page that needs somebody: sends everybody else to sign in and back. */
export function requirePerson(context: PageContext, request: Request) {
  const { session, deps } = context
  if (!session) throw redirect(`/sign-in?returnTo=${encodeURIComponent(returnPath(request))}`)
  const { actor, person } = session
  return { session, actor, person, deps, db: deps.db, by: changedBy(actor, context.address) }
}

/** Who changes something on a page, as the audit writes it. */
export function changedBy(actor: Actor, address: string | null): ChangedBy {
  const traceId = currentTrace()?.traceId
  return {
    actor: actorName(actor),
    via: VIA_PAGES,
    ...(address ? { address } : {}),
    ...(traceId ? { traceId } : {}),
  }
}

export function notFound(what: string): never {
  throw new DomainError('notFound', `This ${what} does not exist, or it has been removed.`)
}

/** Where to come back to: the page itself, never the data request that a navigation makes. */
function returnPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
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
