import { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import type { ApiEnv } from '../api/caller/caller.ts'
import { bundleEmbed } from './bundle-embed.ts'

export const EMBED_PATH = '/embed'

const OPEN = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const

type Script = { code: string; version: string }

/**
 * The script that brings `<pace-listings>` and `<pace-enquiry>` to other sites: `/embed/pace.js` leads to the newest one, which stands
 * under its own version and is kept for a year.
 */
export function createEmbedRoutes(builtFile: string | null): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  let loading: Promise<Script> | null = null
  const load = () => (loading ??= loadScript(builtFile).catch(forget))
  function forget(error: unknown): never {
    loading = null
    throw error
  }
  routes.get(`${EMBED_PATH}/pace.js`, async (c) => {
    const { version } = await load()
    const headers = { ...OPEN, 'cache-control': 'public, max-age=300' }
    return c.body(null, 302, { ...headers, location: `${EMBED_PATH}/${version}/pace.js` })
  })
  routes.get(`${EMBED_PATH}/:version/pace.js`, async (c) => {
    const { code, version } = await load()
    if (c.req.param('version') !== version)
      throw new DomainError('notFound', `There is a newer script: ${EMBED_PATH}/pace.js.`)
    return c.body(code, 200, {
      ...OPEN,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  return routes
}

async function loadScript(builtFile: string | null): Promise<Script> {
  const code = builtFile ? await readFile(builtFile, 'utf8') : await bundleEmbed(process.cwd())
  return { code, version: createHash('sha256').update(code).digest('base64url').slice(0, 12) }
}
