/**
 * Why a socket is closed. The stock client takes 44xx as final and comes back after all others; `live/` treats
 * `regenerated` and a refusal as the order to drop its copy.
 */
export const CLOSE = {
  undecodable: 4400,
  forbidden: 4403,
  gone: 4404,
  regenerated: 4410,
  tooLarge: 4413,
  comeBack: 4501,
  missingDependency: 4502,
  restarting: 1012,
  overloaded: 1013,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** What a code alone does not tell a client. */
export const CLOSE_REASON = {
  rightsChanged: 'rights have changed',
  sessionEnded: 'the session has ended',
  personOut: 'this person may not sign in',
} as const

/** Codes after which the stock client does not come back. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500
}
