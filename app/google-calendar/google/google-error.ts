/**
 * `later`: ask again; `access`: the person has to let PACE in anew; `missing`: there is no such thing any more; `taken`: an event of that id is
 * or was there; `changed`: somebody changed the event since it was seen; `refused`: for good, until somebody changes something.
 */
export type GoogleErrorKind = 'later' | 'access' | 'missing' | 'taken' | 'changed' | 'refused'

export class GoogleCalendarError extends Error {
  override name = 'GoogleCalendarError'
  readonly kind: GoogleErrorKind
  readonly afterSeconds: number | null
  /** Whether it is about what the person allowed, not about whether they still do. */
  readonly isNarrow: boolean
  constructor(
    kind: GoogleErrorKind,
    message: string,
    more: { afterSeconds?: number | null; isNarrow?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.kind = kind
    this.afterSeconds = more.afterSeconds ?? null
    this.isNarrow = more.isNarrow ?? false
  }
}

/** Of one of these kinds; of any where none is named. */
export function isGoogleError(
  error: unknown,
  ...kinds: GoogleErrorKind[]
): error is GoogleCalendarError {
  return error instanceof GoogleCalendarError && (kinds.length === 0 || kinds.includes(error.kind))
}
