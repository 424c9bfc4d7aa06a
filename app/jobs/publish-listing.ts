import { type Portal, PORTALS } from '#domain/catalogue.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findPublication } from '#db/pace/listings/records.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import type { PortalAnswer, PortalClient } from '#domain/portals/publishing.ts'
import { type PublishPayload, queuePublication } from './portal-events.ts'

type Deps = {
  db: PaceDb
  commands: Pick<Commands, 'forService'>
  /** Portals that listings are sent to. The own website reads our REST API and needs no sending. */
  portals: Partial<Record<Portal, PortalClient>>
  now: () => Date
}
type Publication = NonNullable<Awaited<ReturnType<typeof findPublication>>>

const MAX_ATTEMPTS = 8
const SILENT = 'The portal took it on and has not said what became of it'

/**
 * Brings one listing to a portal, or takes it off, and records what the portal says. Looks at what is wanted now, so that
 * running twice does nothing twice; how often it was tried stands on the listing, where people see it.
 */
export async function publishListing(deps: Deps, payload: PublishPayload): Promise<void> {
  const found = await findPublication(deps.db, payload.listingId, payload.portal)
  if (!found || !isWanted(found)) return
  const attempts = found.publication.attempts + 1
  const answer = await ask(deps, payload, found, attempts)
  const wanted = await findPublication(deps.db, payload.listingId, payload.portal)
  // Meanwhile somebody wanted something else: that has a job of its own.
  if (!wanted || wanted.publication.at !== found.publication.at) return
  if (isUnsettled(answer) && attempts < MAX_ATTEMPTS) {
    await record(deps, payload, found, waiting(found, answer, attempts))
    return queuePublication(deps.db, payload, {
      delaySeconds: backoffSeconds(attempts, answer.afterSeconds),
    })
  }
  await record(deps, payload, found, outcome(deps, found, answer, attempts))
}

async function ask(
  deps: Deps,
  payload: PublishPayload,
  found: Publication,
  attempts: number,
): Promise<PortalAnswer> {
  const action = isRemoval(found) ? 'unpublish' : 'publish'
  if (payload.portal === 'website')
    return action === 'publish' ? { kind: 'live', url: null } : { kind: 'removed' }
  const client = deps.portals[payload.portal]
  if (!client)
    return { kind: 'refused', reason: `${PORTALS[payload.portal]} is not connected here` }
  if (action === 'publish') await record(deps, payload, found, stillWanted(found, { attempts }))
  const key = `${payload.listingId}:${action}:${found.publication.at}`
  return client({ action, listingId: payload.listingId, reference: found.reference, key })
}

/** Keeps the moment of the wish until it is fulfilled: the portal knows repeats of it by that. */
function stillWanted(found: Publication, more: Partial<PortalState>): PortalState {
  const state = isRemoval(found) ? 'removing' : 'sending'
  return { state, at: found.publication.at, ...more }
}

function isWanted({ publication }: Publication): boolean {
  return ['queued', 'sending', 'removing'].includes(publication.state)
}

function isRemoval({ publication }: Publication): boolean {
  return publication.state === 'removing'
}

type Unsettled = Extract<PortalAnswer, { kind: 'later' | 'accepted' }>

function isUnsettled(answer: PortalAnswer): answer is Unsettled {
  return answer.kind === 'later' || answer.kind === 'accepted'
}

function waiting(found: Publication, answer: Unsettled, attempts: number): PortalState {
  if (answer.kind === 'accepted') return stillWanted(found, { attempts })
  const seconds = backoffSeconds(attempts, answer.afterSeconds)
  return stillWanted(found, { reason: `${answer.reason}; next try in ${seconds} s`, attempts })
}

function outcome(
  deps: Deps,
  found: Publication,
  answer: PortalAnswer,
  attempts: number,
): PortalState {
  switch (answer.kind) {
    case 'live':
      return { ...stateNow(deps, 'live'), ...(answer.url ? { url: answer.url } : {}) }
    case 'removed':
      return stateNow(deps, 'removed')
    case 'refused':
      return { ...stateNow(deps, 'failed'), reason: answer.reason.slice(0, 500), attempts }
    case 'later': {
      const verb = isRemoval(found) ? 'unpublish' : 'publish'
      return {
        ...stateNow(deps, 'failed'),
        reason: `${answer.reason} ${attempts} times; ${verb} again to go on`,
        attempts,
      }
    }
    case 'accepted':
      return { ...stateNow(deps, 'failed'), reason: SILENT, attempts }
  }
}

function stateNow({ now }: Deps, state: PortalState['state']): PortalState {
  return { state, at: now().toISOString() }
}

/** 5 s, 10 s, 20 s … up to ten minutes, or what the portal asked for. */
function backoffSeconds(attempts: number, asked: number | null): number {
  return Math.min(600, Math.max(asked ?? 0, 5 * 2 ** (attempts - 1)))
}

async function record(
  { commands }: Deps,
  { listingId, portal }: PublishPayload,
  { publication }: Publication,
  state: PortalState,
): Promise<void> {
  await commands
    .forService({ cause: 'job:publish' })
    .run(`listing:${listingId}`, 'recordPortalState', { portal, state, answers: publication.at })
}
