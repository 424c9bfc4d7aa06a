import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { DomainError } from '#domain/errors.ts'
import { readEntityOptions, readQueryOptions } from '#domain/odata/query-options.ts'
import type { Resource } from '#domain/odata/model.ts'
import { parseFilter } from '#domain/odata/parse-filter.ts'
import { countEntities, findEntity, readEntities } from '#db/pace/reso/read-resource.ts'
import { problemResponse } from '#service/http/problem.ts'
import { type ApiContext, type ApiEnv, authenticate } from '../api/caller/caller.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { addressKey, callerKey, LIMITS, limitRate } from '../api/caller/limits.ts'
import { teamScope } from '../api/caller/scopes.ts'
import { tagAnswers } from '../api/http/tag-answers.ts'
import { asODataError, createODataErrors } from './errors.ts'
import { serviceDocument, writeMetadata } from './metadata.ts'
import { readPath, requireResource, type Target } from './read-path.ts'
import { nextLink, readGoing } from './skip-token.ts'
import { expandEntities, fieldsFor, LARGEST_EXPANDED_PAGE } from './expand.ts'
import { sourceFor } from './sources.ts'

export const RESO_PATH = '/reso/odata'
const JSON_TYPE = 'application/json;odata.metadata=minimal;charset=utf-8'
/** Entities in an answer that asks for none in particular, and the most that one has. */
const PAGE = 200
const LARGEST_PAGE = 1_000

/** RESO Web API Core 2.0: listings and what hangs on them as OData, to read (decision 0145). */
export function createResoRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const { credentials, verifyToken, sessions, urls } = deps
  const root = `${urls.app}${RESO_PATH}`
  const metadata = writeMetadata()
  const routes = new Hono<ApiEnv>()
  routes.onError(createODataErrors(deps))
  routes.use('*', async (c, next) => {
    await next()
    if (c.res.headers.get('content-type')?.startsWith('application/problem'))
      c.res = await asODataError(c.res)
    c.res.headers.set('odata-version', '4.0')
    c.res.headers.set('cache-control', 'private, no-cache')
  })
  routes.use(
    limitRate(LIMITS.address, addressKey),
    authenticate({ verifyToken, credentials, sessions, appUrl: urls.app }),
    limitRate(LIMITS.client, callerKey),
    compress({ threshold: 1024 }),
    tagAnswers(),
  )
  routes.get('/$metadata', (c) => {
    teamScope(c.get('caller').actor, 'listings:read')
    return c.body(metadata, 200, { 'content-type': 'application/xml;charset=utf-8' })
  })
  routes.get('*', (c) => answer(c, deps, root))
  routes.all('*', async (c) => {
    const error = new DomainError(
      'invalid',
      `${c.req.method} is not possible here: it is for reading.`,
    )
    const told = await asODataError(problemResponse(error))
    return new Response(told.body, {
      status: 405,
      headers: [...told.headers, ['allow', 'GET, HEAD']],
    })
  })
  return routes
}

async function answer(c: ApiContext, deps: ApiDeps, root: string): Promise<Response> {
  const { pathname, searchParams } = new URL(c.req.url)
  const path = decodePath(pathname.slice(RESO_PATH.length + 1))
  if (path === '') {
    teamScope(c.get('caller').actor, 'listings:read')
    return tell(c, serviceDocument(root))
  }
  const target = readPath(path)
  const source = sourceFor(target.resource.name, c.get('caller').actor, deps, root)
  switch (target.kind) {
    case 'set':
      return tell(c, await readSet(c, deps, root, target))
    case 'count': {
      const filter = searchParams.get('$filter')
      const condition = filter === null ? null : parseFilter(target.resource, filter)
      return c.text(String(await countEntities(deps.db, source, condition)))
    }
    case 'entity': {
      const { select, expand } = readEntityOptions(target.resource, searchParams)
      const fields = fieldsFor(target.resource, select, expand)
      const entity = await findEntity(deps.db, source, target.key, fields)
      if (!entity)
        throw new DomainError('notFound', 'There is no such entity, or you may not see it.')
      const [told] = await expandEntities(readingFor(c, deps, root), [entity], select, expand)
      const context = `${root}/$metadata#${target.resource.name}/$entity`
      return tell(c, { '@odata.context': context, ...told })
    }
  }
}

async function readSet(c: ApiContext, deps: ApiDeps, root: string, { resource }: Target) {
  const { searchParams } = new URL(c.req.url)
  const options = readQueryOptions(resource, searchParams)
  const going = readGoing(options)
  const { select, expand } = options
  const largest = expand.some(({ link }) => link.isCollection)
    ? LARGEST_EXPANDED_PAGE
    : LARGEST_PAGE
  const limit = Math.min(going.left ?? pageSize(c), largest)
  const source = sourceFor(resource.name, c.get('caller').actor, deps, root)
  const { entities, next, count } = await readEntities(deps.db, source, {
    ...options,
    select: fieldsFor(resource, select, expand),
    after: going.after,
    skip: going.skip,
    limit,
  })
  const left = going.left === null ? null : going.left - entities.length
  const address = `${root}/${resource.name}`
  return {
    '@odata.context': `${root}/$metadata#${resource.name}`,
    ...(count === null ? {} : { '@odata.count': count }),
    value: await expandEntities(readingFor(c, deps, root), entities, select, expand),
    ...(next && left !== 0
      ? { '@odata.nextLink': nextLink(address, searchParams, next, left) }
      : {}),
  }
}

function readingFor(c: ApiContext, deps: ApiDeps, root: string) {
  const { actor } = c.get('caller')
  const sourceOf = ({ name }: Resource) => sourceFor(requireResource(name).name, actor, deps, root)
  return { db: deps.db, sourceFor: sourceOf, root }
}

/** `Prefer: odata.maxpagesize=50` (OData 4.01 part 1, section 8.2.8.6). */
function pageSize(c: ApiContext): number {
  const wanted = /\b(?:odata\.)?maxpagesize=(\d{1,6})\b/.exec(c.req.header('prefer') ?? '')?.[1]
  return wanted ? Math.max(1, Math.min(Number(wanted), LARGEST_PAGE)) : PAGE
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new DomainError('malformed', 'The address is not well encoded.')
  }
}

function tell(c: ApiContext, body: object): Response {
  return c.body(JSON.stringify(body), 200, { 'content-type': JSON_TYPE })
}
