import { type AST, RegExpParser } from '@eslint-community/regexpp'

/** Tries a part of a pattern at an index and goes on from where it ends; a step is one part tried at one place. */
type Matcher = (run: Run, index: number, next: (index: number) => boolean) => boolean
type Run = { text: string; steps: number; most: number; groups: Map<AST.CapturingGroup, string> }
/** In a lookbehind, parts are read from right to left. */
type Reading = { flags: string; step: 1 | -1 }

/** Most of a text is ASCII: its characters are looked up by their code. */
const ASCII_END = 128
const parser = new RegExpParser()
const compiled = new Map<string, Matcher>()

/** The steps of one search from an index, tried at every further place as an engine without shortcuts does. */
export function stepsOf(pattern: RegExp, text: string, from: number, most: number): number {
  const matcher = compile(pattern)
  const run: Run = { text, steps: 0, most, groups: new Map() }
  const last = pattern.sticky ? from : text.length
  for (let start = from; start <= last; start += 1) {
    run.groups.clear()
    tick(run, pattern.source)
    if (matcher(run, start, () => true)) break
  }
  return run.steps
}

/** Whether the steps lead to the same place as the native engine: a counter that reads otherwise counts nonsense. */
export function endOfMatch(pattern: RegExp, text: string): number | null {
  const matcher = compile(pattern)
  for (let start = 0; start <= text.length; start += 1) {
    let end: number | null = null
    const run: Run = { text, steps: 0, most: 1_000_000, groups: new Map() }
    const found = matcher(run, start, (index) => {
      end = index
      return true
    })
    if (found) return end
  }
  return null
}

function tick(run: Run, what: string): void {
  run.steps += 1
  if (run.steps > run.most) throw new Error(`Too many steps in ${what}`)
}

function compile({ source, flags }: RegExp): Matcher {
  const key = `${flags}/${source}`
  const known = compiled.get(key)
  if (known) return known
  const ast = parser.parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  const reading: Reading = { flags: flags.replaceAll(/[dgy]/g, ''), step: 1 }
  const made = alternatives(ast.alternatives, reading)
  compiled.set(key, made)
  return made
}

function alternatives(list: readonly AST.Alternative[], reading: Reading): Matcher {
  const [only, ...others] = list.map((one) => sequence(one.elements, reading))
  if (only && others.length === 0) return only
  const all = only ? [only, ...others] : others
  return (run, index, next) => all.some((matcher) => matcher(run, index, next))
}

function sequence(elements: readonly AST.Element[], reading: Reading): Matcher {
  const parts = elements.map((element) => elementMatcher(element, reading))
  if (reading.step < 0) parts.reverse()
  return parts.reduceRight<Matcher>(
    (rest, part) => (run, index, next) => part(run, index, (end) => rest(run, end, next)),
    (_run, index, next) => next(index),
  )
}

function elementMatcher(element: AST.Element, reading: Reading): Matcher {
  switch (element.type) {
    case 'Assertion':
      return assertion(element, reading)
    case 'Quantifier':
      return quantifier(element, reading)
    case 'Group':
      return alternatives(element.alternatives, withModifiers(element, reading))
    case 'CapturingGroup':
      return capture(element, reading)
    case 'Backreference':
      return backreference(element, reading)
    default:
      return single(element, reading)
  }
}

function withModifiers({ modifiers }: AST.Group, reading: Reading): Reading {
  if (modifiers) throw new Error('Modifiers inside a pattern are not counted yet.')
  return reading
}

/** One character: what it accepts is left to the native engine, once for each character. */
function single(element: AST.Element, reading: Reading): Matcher {
  const accepts = accepting(element, reading)
  return (run, index, next) => {
    tick(run, element.raw)
    const end = accepts(run.text, index)
    return end !== null && next(end)
  }
}

/** Where the character ends that starts at an index, in the direction of reading; null where it is another. */
function accepting(
  element: AST.Element,
  { flags, step }: Reading,
): (text: string, index: number) => number | null {
  const pattern = new RegExp(`^(?:${element.raw})$`, flags.replace('m', ''))
  const known = new Map<string, boolean>()
  const ascii = new Int8Array(ASCII_END)
  const isWhole = /[uv]/.test(flags)
  return (text, index) => {
    const code = text.charCodeAt(step > 0 ? index : index - 1)
    if (code < ASCII_END) {
      if (ascii[code] === 0) ascii[code] = pattern.test(String.fromCharCode(code)) ? 1 : -1
      return ascii[code] === 1 ? index + step : null
    }
    const character = characterAt(text, index, step, isWhole)
    if (character === '') return null
    let fits = known.get(character)
    if (fits === undefined) known.set(character, (fits = pattern.test(character)))
    return fits ? index + step * character.length : null
  }
}

function characterAt(text: string, index: number, step: 1 | -1, isWhole: boolean): string {
  if (step > 0) {
    if (index >= text.length) return ''
    return isWhole ? String.fromCodePoint(text.codePointAt(index) ?? 0) : text.charAt(index)
  }
  if (index <= 0) return ''
  const pair = index > 1 ? text.slice(index - 2, index) : ''
  return isWhole && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : text.charAt(index - 1)
}

function quantifier({ element, min, max, greedy }: AST.Quantifier, reading: Reading): Matcher {
  if (greedy && isSingle(element)) return repeatSingle(element, { min, max }, reading)
  const inner = elementMatcher(element, reading)
  const repeat = (run: Run, index: number, count: number, next: (index: number) => boolean) => {
    const more = (): boolean =>
      count < max &&
      inner(run, index, (end) =>
        end === index && count >= min ? false : repeat(run, end, count + 1, next),
      )
    tick(run, element.raw)
    if (count < min) return more()
    return greedy ? more() || next(index) : next(index) || more()
  }
  return (run, index, next) => repeat(run, index, 0, next)
}

/** The common case without recursion: as far as it goes, then back one at a time. */
function repeatSingle(
  element: AST.Element,
  { min, max }: { min: number; max: number },
  reading: Reading,
): Matcher {
  const accepts = accepting(element, reading)
  return (run, index, next) => {
    const ends = [index]
    while (ends.length <= max) {
      tick(run, element.raw)
      const end = accepts(run.text, ends.at(-1) ?? index)
      if (end === null) break
      ends.push(end)
    }
    for (let count = ends.length - 1; count >= min; count -= 1) {
      tick(run, element.raw)
      if (next(ends[count] ?? index)) return true
    }
    return false
  }
}

function isSingle({ type }: AST.Element): boolean {
  return type === 'Character' || type === 'CharacterSet' || type === 'CharacterClass'
}

function capture(group: AST.CapturingGroup, reading: Reading): Matcher {
  const inner = alternatives(group.alternatives, reading)
  if (group.references.length === 0) return inner
  return (run, index, next) =>
    inner(run, index, (end) => {
      run.groups.set(group, run.text.slice(Math.min(index, end), Math.max(index, end)))
      return next(end)
    })
}

function backreference({ resolved }: AST.Backreference, { step, flags }: Reading): Matcher {
  const group = Array.isArray(resolved) ? resolved[0] : resolved
  const fold = (words: string) => (flags.includes('i') ? words.toLowerCase() : words)
  return (run, index, next) => {
    tick(run, 'a reference')
    const words = (group && run.groups.get(group)) ?? ''
    const [start, end] = step > 0 ? [index, index + words.length] : [index - words.length, index]
    if (start < 0 || fold(run.text.slice(start, end)) !== fold(words)) return false
    return next(step > 0 ? end : start)
  }
}

function assertion(node: AST.Assertion, reading: Reading): Matcher {
  if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
    const step = node.kind === 'lookahead' ? 1 : -1
    const inner = alternatives(node.alternatives, { ...reading, step })
    return (run, index, next) => inner(run, index, () => true) !== node.negate && next(index)
  }
  const pattern = new RegExp(node.raw, `${reading.flags}y`)
  return (run, index, next) => {
    tick(run, node.raw)
    pattern.lastIndex = index
    return pattern.test(run.text) && next(index)
  }
}
