/** How Google's APIs say no. */
export function errorBody(code: number, reason: string, message: string) {
  return { error: { code, message, errors: [{ domain: 'global', reason, message }] } }
}
