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
