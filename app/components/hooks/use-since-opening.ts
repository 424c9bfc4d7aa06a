import { useState } from 'react'

/** What was answered since this was opened: an answer that was there before is of another opening, and null here. */
export function useSinceOpening<Answer extends object>(
  answer: Answer | null | undefined,
): Answer | null {
  const [before] = useState(answer)
  return answer && answer !== before ? answer : null
}
