import { type AST, RegExpParser } from '@eslint-community/regexpp'

/** So many samples of a class or a choice, and so many pieces to try, say enough. */
const MOST_SAMPLES = 4
const MOST_PIECES = 60
/** What repeats less often than this costs the same in any text. */
const FEW = 8
const parser = new RegExpParser()

/** Texts that a pattern may stumble over when they come again and again: what it repeats, what it is, and pairs of these. */
export function piecesOf({ source, flags }: RegExp): string[] {
  const pattern = parser.parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  const repeated = repeatedIn(pattern).flatMap(samplesOf)
  const whole = pattern.alternatives.map(sampleOf).slice(0, MOST_SAMPLES)
  const single = [...new Set([...repeated, ...whole])].filter(Boolean).slice(0, 2 * MOST_SAMPLES)
  const pairs = single.flatMap((a) => single.filter((b) => a !== b).map((b) => a + b))
  return [...single, ...pairs].slice(0, MOST_PIECES)
}

function repeatedIn(node: AST.Pattern | AST.Element | AST.Alternative): AST.Element[] {
  if (node.type === 'Quantifier') {
    const own = node.max > FEW ? [node.element] : []
    return [...own, ...repeatedIn(node.element)]
  }
  if (node.type === 'Alternative') return node.elements.flatMap(repeatedIn)
  if (node.type === 'Pattern' || node.type === 'Group' || node.type === 'CapturingGroup')
    return node.alternatives.flatMap(repeatedIn)
  return []
}

function sampleOf({ elements }: AST.Alternative): string {
  return elements.map((element) => samplesOf(element)[0] ?? '').join('')
}

function samplesOf(element: AST.Element): string[] {
  switch (element.type) {
    case 'Character':
      return [String.fromCodePoint(element.value)]
    case 'CharacterSet':
      return samplesOfSet(element)
    case 'CharacterClass':
      return element.negate
        ? ['a', ' ', '.']
        : element.elements.flatMap(samplesInClass).slice(0, MOST_SAMPLES)
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.slice(0, MOST_SAMPLES).map(sampleOf)
    case 'Quantifier':
      return samplesOf(element.element)
    default:
      return []
  }
}

function samplesInClass(element: AST.CharacterClassElement): string[] {
  if (element.type === 'CharacterClassRange') return [String.fromCodePoint(element.min.value)]
  if (element.type === 'Character' || element.type === 'CharacterSet') return samplesOf(element)
  return []
}

function samplesOfSet(set: AST.CharacterSet): string[] {
  if (set.kind === 'any') return ['a']
  if (set.kind === 'property') return ['a', 'م', '1']
  const [inside, outside] = { digit: ['1', 'a'], space: [' ', 'a'], word: ['a', ' '] }[set.kind]
  return [(set.negate ? outside : inside) ?? '']
}
