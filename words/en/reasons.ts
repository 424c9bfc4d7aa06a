import { type ReasonKey, REASONS } from '#domain/values/reasons.ts'

/** In English a reason is said as the reader of the value says it. */
export const reasons: Readonly<Record<ReasonKey, string>> = REASONS
