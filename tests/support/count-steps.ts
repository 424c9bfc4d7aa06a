import { stepsOf } from './pattern-steps.ts'

export type Steps = {
  total: number
  /** Steps by pattern, for the one that has to be mended. */
  byPattern: ReadonlyMap<string, number>
}

/**
 * How many steps a backtracking engine takes over every pattern that `run` uses, those of packages included: a clock
 * says how busy the machine is, steps say what the text costs. Native matching goes on beside the count; more than
 * `most` steps throw with the pattern's name, so that an exponential one ends.
 */
export function countSteps(run: () => void, most = 50_000_000): Steps {
  const native = RegExp.prototype.exec
  const byPattern = new Map<string, number>()
  let total = 0
  const left = () => most - total
  RegExp.prototype.exec = function exec(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    RegExp.prototype.exec = native
    try {
      const steps = stepsOf(this, String(text), from, left())
      total += steps
      byPattern.set(this.source, (byPattern.get(this.source) ?? 0) + steps)
    } finally {
      RegExp.prototype.exec = exec
    }
    return Reflect.apply(native, this, [text])
  }
  try {
    run()
  } finally {
    RegExp.prototype.exec = native
  }
  return { total, byPattern }
}
