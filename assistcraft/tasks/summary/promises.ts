/** What an agent does next, so that every line begins with a verb. */
const VERBS =
  'arrange ask book bring call check come confirm contact discuss draft email explain find follow forward get give go introduce invite keep let list look make meet message note open organise pass pay phone prepare put register remind reserve ring schedule search send set share show sort speak start submit take talk tell text transfer try update visit write'.split(
    ' ',
  )
/** "I'm going to call" promises the call, and nobody going. */
const PROGRESSIVE = new Map(
  VERBS.filter((verb) => verb !== 'go').map((verb) => [progressive(verb), verb]),
)
const BESIDE = String.raw`(?:(?:just|also|now|then|quickly|personally|go ahead and|try and|have to|need to)\s+)*`
const PROMISE = new RegExp(
  String.raw`\b(?:(?:I|we)(?:['’]ll| will| am going to|['’]m going to| are going to|['’]re going to)|let me)\s+${BESIDE}((?:${VERBS.join('|')})\b[^.?!]{0,140})`,
  'gi',
)
const DOING = new RegExp(
  String.raw`\b(?:I(?:['’]m| am)|we(?:['’]re| are))\s+${BESIDE}(${[...PROGRESSIVE.keys()].join('|')})\b([^.?!]{0,140})`,
  'gi',
)
/** Arabic says what will be by a word or a letter before the verb; its promise stands as it was said. */
const ARABIC_PROMISE =
  /(?<!\p{L})(?:(?:راح|رح|سوف) [^.?!؟،\n]{3,100}|[هحس][نأا](?:كلم|رسل|بعت|تصل|رد|حجز|رتب)[^.?!؟،\n]{0,100})/gu
const LONGEST = 110
/** Not promises but manners. */
const MANNERS =
  /^(?:let you go|show you|tell you what|take that|see|keep (?:that|this) in mind|get (?:that|this))\b/i
const AUXILIARY =
  '(?:can|could|will|would|are|were|have|had|want|need|like|prefer|said|say|asked|ask|do|did|should|may|might|must|get|see|know|wish|decide|agree|think|move)'

/** What an agent's words promise, each as a line that begins with a verb and speaks of the caller as "them". */
export function promisesIn(text: string): string[] {
  const promised = [...text.matchAll(PROMISE)].map(({ index, 1: words = '' }) => ({ index, words }))
  const doing = [...text.matchAll(DOING)].map(({ index, 1: verb = '', 2: rest = '' }) => ({
    index,
    words: `${PROGRESSIVE.get(verb.toLowerCase()) ?? verb}${rest}`,
  }))
  const arabic = [...text.matchAll(ARABIC_PROMISE)].map(([words]) => cut(words))
  return [...inEnglish([...promised, ...doing]), ...arabic]
}

function inEnglish(promises: readonly { index: number; words: string }[]): string[] {
  return promises
    .toSorted((a, b) => a.index - b.index)
    .filter(({ words }) => !MANNERS.test(words) && /\s/.test(words.trim()))
    .map(({ words }) => asLine(words))
}

function asLine(words: string): string {
  const plain = cut(words)
    .replaceAll(/\byou['’]re\b/gi, 'they are')
    .replaceAll(/\byou['’]ve\b/gi, 'they have')
    .replaceAll(/\byou['’]ll\b/gi, 'they will')
    .replaceAll(/\byou['’]d\b/gi, 'they would')
    .replaceAll(/\byours\b/gi, 'theirs')
    .replaceAll(/\byour\b/gi, 'their')
    .replaceAll(
      new RegExp(String.raw`(?<!\blet )\byou(?=(?: all| also| both)? ${AUXILIARY}\b)`, 'gi'),
      'they',
    )
    .replaceAll(/\byou\b/gi, 'them')
    .replaceAll(/(?<!\s)\s*\bmyself\b/gi, '')
    .replaceAll(/\s+/g, ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

const TRAILING =
  /(?<![\s,;:–-])(?:[\s,;:–-]+(?:okay|ok|alright|all right|right|please|so|and|but|or|then|if|that|yes))*[\s,;:–-]*$/i

/** At a word's end, without what leads nowhere. */
function cut(words: string): string {
  const whole = words.length <= LONGEST ? words : words.slice(0, words.lastIndexOf(' ', LONGEST))
  return whole.replace(TRAILING, '')
}

function progressive(verb: string): string {
  if (/^(?:get|let|put|set|submit|transfer)$/.test(verb)) return `${verb}${verb.at(-1)}ing`
  return verb.endsWith('e') ? `${verb.slice(0, -1)}ing` : `${verb}ing`
}
