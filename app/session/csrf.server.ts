import { DomainError } from '#domain/errors.ts'
import { CSRF, CSRFError } from 'remix-utils/csrf/server'
import type { SessionCookies } from './cookies.server.ts'

export type Csrf = {
  /** The browser's token for its forms, and the cookie to set when it had none. */
  commitToken: (request: Request) => Promise<readonly [token: string, cookie: string | null]>
  /** Throws `forbidden` for a form that does not carry its browser's token. Leaves the request's body unread. */
  verifyForm: (request: Request) => Promise<void>
}

/** Every form carries the token of its browser's cookie (field `csrf`); other sites know neither. */
export function createCsrf({ cookies, secret }: { cookies: SessionCookies; secret: string }): Csrf {
  const csrf = new CSRF({ cookie: cookies.csrf, secret })
  return {
    commitToken: (request) => csrf.commitToken(request),
    async verifyForm(request) {
      try {
        await csrf.validate(await readForm(request), request.headers)
      } catch (error) {
        if (!(error instanceof CSRFError)) throw error
        throw refused()
      }
    },
  }
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.clone().formData()
  } catch {
    throw refused()
  }
}

function refused(): DomainError {
  return new DomainError(
    'forbidden',
    'This form was not made for this browser, or it is too old. Reload the page and send it again.',
    [],
    { key: 'formTooOld' },
  )
}
