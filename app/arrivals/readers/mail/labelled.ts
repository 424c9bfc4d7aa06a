/** What mails of portals and forms call the parts of an enquiry; compared in lower case, without what stands around them. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  name: [
    'name',
    'full name',
    'client name',
    'customer name',
    'lead name',
    'enquirer',
    'your name',
    'الاسم',
    'الاسم الكامل',
    'اسم العميل',
  ],
  phone: [
    'phone',
    'phone number',
    'mobile',
    'mobile number',
    'contact number',
    'telephone',
    'tel',
    'whatsapp',
    'your phone',
    'الهاتف',
    'رقم الهاتف',
    'الجوال',
    'رقم الجوال',
  ],
  email: ['email', 'e-mail', 'email address', 'your email', 'البريد الإلكتروني', 'البريد'],
  listing: [
    'reference',
    'ref',
    'ref no',
    'reference no',
    'reference number',
    'property reference',
    'listing reference',
    'property ref',
    'الرقم المرجعي',
    'رقم المرجع',
    'المرجع',
  ],
  message: [
    'message',
    'comments',
    'comment',
    'enquiry',
    'inquiry',
    'your message',
    'الرسالة',
    'نص الرسالة',
  ],
}
const PART_OF = new Map(
  Object.entries(LABELS).flatMap(([part, labels]) => labels.map((label) => [label, part] as const)),
)
const LONGEST_LABEL = 40
const MOST_LINES = 500
const LONGEST_LINE = 2_000
const MOST_OF_MESSAGE = 60

/** Each part with all that it is said to be: more than one is a question. */
export type Labelled = Map<string, string[]>

/**
 * The parts of a mail that are labelled: `Phone: 050 …`, a label in a cell and its value in the next, or in the line below.
 * Each line is looked at once.
 */
export function readLabelled(text: string): Labelled {
  const lines = text
    .split('\n', MOST_LINES)
    .map((line) => withoutMarks(line.slice(0, LONGEST_LINE)))
  const found: Labelled = new Map()
  for (let at = 0; at < lines.length; at += 1) {
    const label = labelOf(lines[at] ?? '')
    if (!label) continue
    const taken =
      label.part === 'message' ? messageAt(lines, at, label.rest) : valueAt(lines, at, label.rest)
    at = taken.last
    const said = found.get(label.part) ?? []
    if (taken.value !== '' && !said.includes(taken.value)) said.push(taken.value)
    found.set(label.part, said)
  }
  return found
}

/** The value beside the label, or the next line that is no label itself. */
function valueAt(lines: readonly string[], at: number, rest: string) {
  if (rest !== '') return { value: rest, last: at }
  for (const next of [at + 1, at + 2]) {
    const line = lines[next] ?? ''
    if (line === '') continue
    return labelOf(line) ? { value: '', last: next - 1 } : { value: line, last: next }
  }
  return { value: '', last: at }
}

/** A message goes on until the next label, or what stands under it. */
function messageAt(lines: readonly string[], at: number, rest: string) {
  const taken = rest === '' ? [] : [rest]
  let last = at
  for (const line of lines.slice(at + 1, at + 1 + MOST_OF_MESSAGE)) {
    if (labelOf(line) || isEnd(line)) break
    taken.push(line)
    last += 1
  }
  return { value: taken.join('\n').trim(), last }
}

function isEnd(line: string): boolean {
  return line === '--' || line.startsWith('-----') || line.startsWith('_____')
}

function labelOf(line: string): { part: string; rest: string } | null {
  for (const [mark, least] of [
    [':', 1],
    ['\uff1a', 1],
    ['\t', 1],
    ['  ', 2],
  ] as const) {
    const end = line.indexOf(mark)
    if (end < 1 || end > LONGEST_LABEL) continue
    const part = PART_OF.get(plain(line.slice(0, end)))
    if (part) return { part, rest: trimmed(line.slice(end + least)) }
  }
  const part = line.length <= LONGEST_LABEL ? PART_OF.get(plain(line)) : undefined
  return part ? { part, rest: '' } : null
}

function plain(text: string): string {
  return trimmed(text).replaceAll('.', '').replaceAll('*', '').trim().toLowerCase()
}

/** What a mail program puts before a line: quotes, bullets, bars of a table, and marks of direction. */
function withoutMarks(line: string): string {
  const shown = line
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll('\u00a0', ' ')
  return trimmed(shown)
}

const AROUND = new Set(['>', '*', '|', '•', '·', '-', ' ', '\r', ':'])

function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && AROUND.has(text.charAt(from)) && !isRule(text, from)) from += 1
  while (
    to > from &&
    (AROUND.has(text.charAt(to - 1)) || text.charAt(to - 1) === '\t') &&
    !isRule(text, from)
  )
    to -= 1
  return text.slice(from, to)
}

/** `--` and longer say where a mail ends. */
function isRule(text: string, at: number): boolean {
  return text.startsWith('--', at)
}
