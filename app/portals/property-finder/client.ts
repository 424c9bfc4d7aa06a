import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import {
  AcceptedSchema,
  CreatedSchema,
  ListingsSchema,
  LocationsSchema,
  type Permit,
  PermitsSchema,
  type RemoteListing,
  type RemoteLocation,
  SubscriptionsSchema,
  UsersSchema,
} from './answers.ts'
import { createPace } from './pace.ts'
import {
  createTransport,
  type Credentials,
  PropertyFinderError,
  type Transport,
} from './transport.ts'

type Options = {
  baseUrl: string
  credentials: Credentials
  fetch?: typeof fetch
  now?: () => number
  timeoutMs?: number
}
export type PropertyFinderClient = ReturnType<typeof createPropertyFinderClient>

/** 60 and 650 a minute are allowed: what is at once and a minute’s rate are together no more. */
const TOKEN_PACE = { burst: 5, perMinute: 54 }
const OTHER_PACE = { burst: 45, perMinute: 600 }
const PER_PAGE = 100

/** The part of Property Finder's Enterprise API that PACE speaks. */
export function createPropertyFinderClient(options: Options) {
  const paces = { token: createPace(TOKEN_PACE), other: createPace(OTHER_PACE) }
  const ask = createTransport({ ...options, paces })
  return { ...listingCalls(ask), ...lookUps(ask), ...subscriptionCalls(ask) }
}

function listingCalls(ask: Transport) {
  const at = (id: string) => `/v1/listings/${encodeURIComponent(id)}`

  async function search(filter: Record<string, string>): Promise<RemoteListing[]> {
    const query = new URLSearchParams(filter)
    const { results } = await ask({ method: 'GET', path: `/v1/listings?${query}` }, ListingsSchema)
    return results
  }

  /** Live ones and drafts are asked for apart. */
  async function both(filter: Record<string, string>): Promise<RemoteListing[]> {
    const shown = await search(filter)
    return [...shown, ...(await search({ ...filter, draft: 'true' }))]
  }

  return {
    create: (body: object) =>
      ask({ method: 'POST', path: '/v1/listings', body }, CreatedSchema).then(({ id }) => id),
    update: (id: string, body: object) =>
      ask({ method: 'PUT', path: at(id), body }, AcceptedSchema),
    publish: (id: string) => ask({ method: 'POST', path: `${at(id)}/publish` }, AcceptedSchema),
    unpublish: (id: string) => ask({ method: 'POST', path: `${at(id)}/unpublish` }, AcceptedSchema),
    /** One that is gone already is gone. */
    remove: (id: string) =>
      ask({ method: 'DELETE', path: at(id) }, AcceptedSchema).catch(unlessMissing),

    findListing: async (id: string): Promise<RemoteListing | null> => {
      const found = await both({ 'filter[ids]': id })
      return found.find((one) => one.id === id) ?? null
    },
    findByReference: async (reference: string): Promise<RemoteListing | null> => {
      const found = await both({ 'filter[reference]': reference })
      return found.find((one) => one.reference === reference) ?? null
    },
    /** Those of these that it still has, at most a hundred at a time. */
    findListings: (ids: readonly string[]): Promise<RemoteListing[]> =>
      both({ 'filter[ids]': ids.join(','), perPage: String(PER_PAGE) }),
  }
}

/** Who has which profile there hardly changes. */
const PROFILES = { max: 5_000, ttl: 3_600_000 }

function lookUps(ask: Transport) {
  const profiles = new LRUCache<string, number>(PROFILES)
  return {
    searchLocations: async (name: string, within: readonly string[]): Promise<RemoteLocation[]> => {
      const query = new URLSearchParams({ search: name, perPage: '50' })
      if (within.length > 0) query.set('filter[parent]', within.join(', '))
      const path = `/v1/locations?${query}`
      return (await ask({ method: 'GET', path }, LocationsSchema)).data
    },
    /** The public profile of whoever has this e-mail there; null for nobody. */
    findProfile: async (email: string): Promise<number | null> => {
      const known = profiles.get(email)
      if (known !== undefined) return known
      const path = `/v1/users?${new URLSearchParams({ email })}`
      const { data } = await ask({ method: 'GET', path }, UsersSchema)
      const isTheirs = (one: string | null | undefined) =>
        one?.toLowerCase() === email.toLowerCase()
      const user = data.find((one) => isTheirs(one.email) || isTheirs(one.publicProfile?.email))
      const id = user?.publicProfile?.id ?? null
      if (id !== null) profiles.set(email, id)
      return id
    },
    findPermit: async (permit: string, licence: string, type: string): Promise<Permit | null> => {
      const place = `${encodeURIComponent(permit)}/${encodeURIComponent(licence)}`
      const path = `/v1/compliances/${place}?${new URLSearchParams({ permitType: type })}`
      const { data } = await ask({ method: 'GET', path }, PermitsSchema)
      return data.find((one) => one.permitNumber === permit) ?? data[0] ?? null
    },
  }
}

function subscriptionCalls(ask: Transport) {
  return {
    subscriptions: async () =>
      (await ask({ method: 'GET', path: '/v1/webhooks' }, SubscriptionsSchema)).data,
    subscribe: (subscription: { eventId: string; callbackUrl: string; secret: string }) =>
      ask({ method: 'POST', path: '/v1/webhooks', body: subscription }, z.unknown()),
    unsubscribe: (eventId: string) =>
      ask(
        { method: 'DELETE', path: `/v1/webhooks/${encodeURIComponent(eventId)}` },
        z.unknown(),
      ).catch(unlessMissing),
  }
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof PropertyFinderError) || error.kind !== 'missing') throw error
}
