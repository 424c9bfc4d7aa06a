/** The address that asks a question again by its plan, in whatever language it was asked. */
export function addressOf(said: string, plan: unknown): string {
  return `/ask?${new URLSearchParams({ said, plan: JSON.stringify(plan) }).toString()}`
}
