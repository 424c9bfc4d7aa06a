/** The driver's words for "no connection", and the classes of SQLSTATE that pass by themselves (08, 53, 57P). */
const OUT_OF_REACH =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|08|53|57P|25006|40)/

/** Whether the database could not be reached or is shutting down: the same statement may work in a moment. */
export function isOutOfReach(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    const code: unknown = Reflect.get(cause, 'code')
    if (typeof code === 'string' && OUT_OF_REACH.test(code)) return true
    cause = cause.cause
  }
  return false
}
