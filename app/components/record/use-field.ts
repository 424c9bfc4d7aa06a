import { currentLanguage } from '#words/catalogue/language.ts'
import { sayRefusal } from './say-refusal.ts'
import { useRecordField } from '../../live/fields/record-fields.tsx'
import { EMPTY, type Reading, understood } from '#domain/values/reading.ts'
import type { FieldRowProps } from './field-row.tsx'
import type { Judged } from './life/field-life.ts'
import { useFieldLife } from './life/use-field-life.ts'

type Typing<Value> = {
  read: (text: string) => Reading<Value>
  say: (value: Value) => string
  /** What to write instead of what breaks a rule. */
  advice: string
  /** The schema's own words are for people. Elsewhere they name patterns, and the advice is said instead. */
  plain?: boolean
  multiline?: boolean
}

/** A field of the record that is typed: what it shows, what it says and what the row around it shows. */
export function useTypedField<Value extends string | number>(name: string, typing: Typing<Value>) {
  const field = useRecordField(name)
  const { read, say, advice, plain = false, multiline } = typing
  const judgeValue = (value: Value | null): Judged<Value> => {
    const judged = field.judge(value)
    if ('value' in judged) return { value: isValue<Value>(judged.value) ? judged.value : null }
    return (plain && currentLanguage() === 'en') || field.readOnly ? judged : { problem: advice }
  }
  const life = useFieldLife<Value>({
    name: field.id,
    stored: isValue<Value>(field.value) ? field.value : null,
    store: field.write,
    ready: !field.readOnly,
    say: (value) => (value === null ? '' : say(value)),
    judge: (text) => {
      const reading = read(text)
      if (reading.kind === 'understood') return judgeValue(reading.value)
      return reading.kind === 'empty' ? judgeValue(null) : { problem: sayRefusal(reading, advice) }
    },
    judgeValue,
    multiline,
  })
  const isTyped = life.text !== (isValue<Value>(field.value) ? say(field.value) : '')
  const reading = isTyped && !life.conflict ? read(life.text) : EMPTY
  return { field, life, reading, row: rowOf(name, field, life) }
}

/** Words that mean what they say. */
export function readLine(text: string): Reading<string> {
  const line = text.trim()
  return line === '' ? EMPTY : understood(line, line)
}

/** A field of the record that is chosen: from a list, a calendar, by a press. A choice is stored at once. */
export function useChosenField(name: string) {
  const field = useRecordField(name)
  const life = useFieldLife<unknown>({
    name: field.id,
    stored: field.value,
    store: field.write,
    ready: !field.readOnly,
    say: (value) => (value === null ? '' : String(value)),
    judge: (text) => field.judge(text),
    judgeValue: field.judge,
  })
  return { field, life, row: rowOf(name, field, life) }
}

type Field = ReturnType<typeof useRecordField>
type Life = Pick<ReturnType<typeof useFieldLife>, 'problem' | 'conflict' | 'take'>

function rowOf(
  name: string,
  field: Field,
  { problem, conflict, take }: Life,
): Omit<FieldRowProps, 'children'> {
  const { label, evidence, peers, unreadable, readOnly } = field
  const remove = readOnly ? null : () => field.write(null)
  return {
    name,
    label,
    unreadable: unreadable === null ? null : { text: unreadable, remove },
    evidence,
    peers,
    problem,
    conflict: conflict && { ...conflict, by: field.writer(), take },
  }
}

function isValue<Value extends string | number>(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number'
}
