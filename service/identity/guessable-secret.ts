const FEWEST_DIFFERENT = 10
const PLACEHOLDERS = /change.?me|example|default|password|secret|placeholder|insert|your.?own/i

/** Whether a secret is long but somebody's placeholder, or the same few characters over and over. */
export function isGuessable(secret: string): boolean {
  return new Set(secret).size < FEWEST_DIFFERENT || PLACEHOLDERS.test(secret)
}
