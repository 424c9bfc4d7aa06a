import { type Book, type Listing, numberOf } from './book.ts'

export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown }
export type Reply = { status: number; body: unknown }
export type Subscription = {
  eventId: string
  url: string
  secret: string | null
  createdAt: string
}
type World = {
  book: Book
  subscriptions: Map<string, Subscription>
  /** What happens after a request was accepted: the truth comes later. */
  later: (listing: Listing, wish: 'publish' | 'unpublish') => void
}

const PER_PAGE = 50

/** What the portal answers; who asks has shown a token. */
export function answer(world: World, asked: Asked): Reply {
  const { method, path } = asked
  const [, , room = '', id = '', act = ''] = path.split('/').map(decodeURIComponent)
  const key = `${method} ${room}${id && room === 'listings' ? '/:id' : ''}${act && room === 'listings' ? `/${act}` : ''}`
  switch (key) {
    case 'GET webhooks':
      return ok({ data: [...world.subscriptions.values()].map(told) })
    case 'POST webhooks':
      return subscribe(world, asked.body)
    case 'DELETE webhooks':
      return world.subscriptions.delete(id) ? { status: 204, body: null } : notFound()
    case 'GET users':
      return users(world.book, asked.query)
    case 'GET locations':
      return locations(world.book, asked.query)
    case 'GET compliances':
      return permits(world.book, id)
    case 'GET listings':
      return search(world.book, asked.query)
    case 'POST listings':
      return create(world.book, asked.body)
    default:
      return onListing(world, key, id, asked.body)
  }
}

function onListing({ book, later }: World, key: string, id: string, body: unknown): Reply {
  const listing = book.find(id)
  if (!listing) return notFound()
  switch (key) {
    case 'PUT listings/:id':
      return ok(book.put(id, asRecord(body)))
    case 'DELETE listings/:id':
      book.listings.delete(id)
      return { status: 204, body: null }
    case 'POST listings/:id/publish': {
      const missing = book.problems(listing)
      if (missing.length > 0)
        return refused(missing.map((pointer) => [`/${pointer}`, 'is required']))
      if (listing.state.stage !== 'live') book.move(listing, 'pending_publishing', 'draft')
      later(listing, 'publish')
      return ok({ id, state: listing.state })
    }
    case 'POST listings/:id/unpublish':
      if (listing.state.stage !== 'live') return refused([['', 'the listing is not live']])
      book.move(listing, 'live_pending_unpublishing', 'live')
      later(listing, 'unpublish')
      return ok({ id, state: listing.state })
    default:
      return notFound()
  }
}

function subscribe({ subscriptions }: World, body: unknown): Reply {
  const { eventId, callbackUrl, secret } = asRecord(body)
  const one = {
    eventId: String(eventId),
    url: String(callbackUrl),
    secret: typeof secret === 'string' ? secret : null,
    createdAt: new Date().toISOString(),
  }
  subscriptions.set(one.eventId, one)
  return { status: 201, body: told(one) }
}

function told({ eventId, url, createdAt }: Subscription) {
  return { eventId, url, createdAt }
}

function users(book: Book, query: URLSearchParams): Reply {
  const emails = (query.get('email') ?? '').split(',').filter((email) => book.isProfile(email))
  return ok({ data: emails.map(user), pagination: pagination(emails.length) })
}

function user(email: string) {
  const id = numberOf(email)
  const both = { primary: null, secondary: null }
  const profile = {
    id,
    name: email,
    email,
    phone: '+971501234567',
    bio: both,
    position: both,
    imageVariants: null,
    verification: null,
    compliances: [],
    isSuperAgent: false,
  }
  const role = { id: 3, name: 'Agent', roleKey: 'agent', baseRoleKey: 'agent', isCustom: false }
  const name = { firstName: email, lastName: null, email, mobile: null }
  const createdAt = '2025-01-01T00:00:00Z'
  return {
    ...name,
    id,
    status: 'active',
    callTracking: null,
    role,
    agent: null,
    publicProfile: profile,
    createdAt,
  }
}

function locations(book: Book, query: URLSearchParams): Reply {
  const name = query.get('search') ?? ''
  const tree = (query.get('filter[parent]') ?? '').split(',').map((part) => part.trim())
  const one = {
    id: numberOf(name),
    type: tree.length > 1 ? 'TOWER' : 'COMMUNITY',
    name,
    tree: [...tree.filter(Boolean), name].map((part) => ({
      id: numberOf(part),
      type: 'AREA',
      name: part,
    })),
    coordinates: { lat: 25.07, lng: 55.14 },
  }
  const data = book.knowsPlace(name) ? [one] : []
  return ok({ data, pagination: pagination(data.length), order: null })
}

function permits(book: Book, permitNumber: string): Reply {
  if (!book.knowsPermit(permitNumber)) return refused([['', `permit ${permitNumber} is not known`]])
  const property = {
    permitType: 'rera',
    id: 1,
    unitNumber: '1',
    size: 100,
    listingType: 'Any',
    roomsCount: '1',
    locationName: 'Dubai',
    value: 1,
  }
  const project = { developerName: '', projectDescription: null, id: 1, name: '', number: '' }
  const permit = {
    validationURL: 'https://dubailand.gov.ae/permit',
    expiresAt: '2099-01-01T00:00:00Z',
    permitNumber,
    permitStatusId: 1,
    startedAt: '2025-01-01T00:00:00Z',
    property,
    project,
  }
  return ok({ status: 'success', data: [permit] })
}

function search({ listings }: Book, query: URLSearchParams): Reply {
  const isDraft = query.get('draft') === 'true'
  const ids = query.get('filter[ids]')?.split(',')
  const reference = query.get('filter[reference]')
  const results = [...listings.values()].filter(
    (one) =>
      (one.state.stage === 'live') !== isDraft &&
      (!ids || ids.includes(one.id)) &&
      (!reference || one.reference === reference),
  )
  return ok({ results, pagination: pagination(results.length) })
}

function create(book: Book, body: unknown): Reply {
  const given = asRecord(body)
  if (book.withReference(given['reference']))
    return { status: 409, body: { title: 'Conflict', detail: 'the reference is taken' } }
  return ok(book.create(given))
}

function pagination(total: number) {
  const totalPages = Math.ceil(total / PER_PAGE)
  return { page: 1, perPage: PER_PAGE, total, totalPages, nextPage: null, prevPage: null }
}

function ok(body: unknown): Reply {
  return { status: 200, body }
}

function notFound(): Reply {
  return { status: 404, body: { title: 'Not Found', detail: 'no such thing' } }
}

export function refused(reasons: readonly (readonly [pointer: string, detail: string])[]): Reply {
  const errors = reasons.map(([pointer, detail]) => ({ type: 'RequiredField', pointer, detail }))
  return { status: 422, body: { title: 'Unprocessable Entity', detail: '', errors } }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
