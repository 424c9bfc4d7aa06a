import {
  CodeChallengeMethod,
  generateCodeVerifier,
  generateState,
  OAuth2Client,
  OAuth2RequestError,
  type OAuth2Tokens,
} from 'arctic'
import type { GrantedToken } from '#service/http/remember-token.ts'
import { GoogleCalendarError } from './google-error.ts'

/** The house's client at Google, and where Google, or what stands in its place, is asked. */
export type GoogleClient = {
  clientId: string
  clientSecret: string
  authorizeUrl: string
  tokenUrl: string
  revokeUrl: string
  apiUrl: string
}
export type Granted = GrantedToken & { refreshToken: string | null }
export type OAuth = ReturnType<typeof createOAuth>

/** The least that reads when somebody is busy and writes viewings: no list of calendars, no settings, no mail. */
export const EVENTS_SCOPE = 'https://www.googleapis.com/auth/calendar.events'
const TIMEOUT_MS = 15_000

/** Consent, tokens and their end at Google (RFC 6749 with PKCE, RFC 7009). Everything that knows arctic is in this file. */
export function createOAuth(google: GoogleClient, redirectUri: string) {
  const client = new OAuth2Client(google.clientId, google.clientSecret, redirectUri)

  function read(tokens: OAuth2Tokens): Granted {
    // Google lets a person allow less than is asked for.
    if (tokens.hasScopes() && !tokens.scopes().includes(EVENTS_SCOPE))
      throw new GoogleCalendarError('access', 'The events were not allowed.', { isNarrow: true })
    return {
      accessToken: tokens.accessToken(),
      expiresIn: tokens.accessTokenExpiresInSeconds(),
      refreshToken: tokens.hasRefreshToken() ? tokens.refreshToken() : null,
    }
  }

  return {
    /** Where the person is asked, and what must match when they come back. */
    begin(email: string): { url: URL; state: string; codeVerifier: string } {
      const [state, codeVerifier] = [generateState(), generateCodeVerifier()]
      const url = client.createAuthorizationURLWithPKCE(
        google.authorizeUrl,
        state,
        CodeChallengeMethod.S256,
        codeVerifier,
        [EVENTS_SCOPE],
      )
      url.searchParams.set('access_type', 'offline')
      // Without it Google gives the refresh token the first time alone.
      url.searchParams.set('prompt', 'consent')
      url.searchParams.set('login_hint', email)
      return { url, state, codeVerifier }
    },
    finish: (code: string, codeVerifier: string): Promise<Granted> =>
      asking(client.validateAuthorizationCode(google.tokenUrl, code, codeVerifier)).then(read),
    refresh: (refreshToken: string): Promise<Granted> =>
      asking(client.refreshAccessToken(google.tokenUrl, refreshToken, [])).then(read),
    /** One that Google does not know has ended already. */
    revoke: (token: string): Promise<void> =>
      asking(client.revokeToken(google.revokeUrl, token)).catch((error: unknown) => {
        if (!(error instanceof GoogleCalendarError) || error.kind === 'later') throw error
      }),
  }
}

/** arctic waits for ever, and reads whatever comes: what goes wrong is one of our kinds. */
async function asking<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Google did not answer.')), TIMEOUT_MS)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    throw kindOf(error)
  } finally {
    clearTimeout(timer)
  }
}

function kindOf(error: unknown): GoogleCalendarError {
  if (!(error instanceof OAuth2RequestError))
    return new GoogleCalendarError('later', 'Google could not be asked for a token.', {
      cause: error,
    })
  const ended = error.code === 'invalid_grant' || error.code === 'invalid_token'
  return new GoogleCalendarError(ended ? 'access' : 'refused', `Google says ${error.code}.`)
}
