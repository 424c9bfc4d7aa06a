import type { MiddlewareHandler } from 'hono'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import type { ApiEnv } from './caller.ts'

/** Every event stream ends with the right that it was opened by: a request is checked once, a stream goes on. */
export function endStreams(
  credentials: Pick<CredentialWatch, 'follow'>,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next()
    const { credential } = c.get('caller')
    c.res = endStreamWhen(c.res, (ended) => credentials.follow(credential, ended))
  }
}
