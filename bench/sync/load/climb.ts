import type { Figures } from './figures.ts'

export type Step = { rate: number; holds: boolean; figures: Figures }

const FACTOR = 1.7
const BISECTIONS = 2

/** Up by steps until one does not hold, then twice into the middle: the highest rate, to about 15 %. Null where none holds. */
export async function climb(
  measure: (rate: number) => Promise<Step>,
  from: number,
): Promise<Step | null> {
  let best: Step | null = null
  let next = from
  let ceiling = Infinity
  for (let bisections = 0; bisections < BISECTIONS;) {
    const first = await measure(next)
    // One hiccup of the machine must not end the climb.
    const step = first.holds ? first : await measure(next)
    if (step.holds) best = step
    else ceiling = next
    if (ceiling < Infinity) bisections += 1
    next = ceiling < Infinity ? ((best?.rate ?? 0) + ceiling) / 2 : next * FACTOR
  }
  return best
}
