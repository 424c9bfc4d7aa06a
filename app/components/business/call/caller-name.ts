import { labelWords } from '#words/labels.ts'
import { formatPhone } from '../../format/phone/format-phone.ts'

type Caller = {
  sight?: 'whole' | 'fair'
  leadName?: string | null
  callerName: string | null
  callerPhone: string | null
}

/** Who is on the line, as well as it is known. */
export function callerName({ sight, leadName, callerName: said, callerPhone }: Caller): string {
  const words = labelWords()
  if (sight === 'fair') return words.colleaguesCall
  return leadName ?? said ?? (callerPhone ? formatPhone(callerPhone) : words.unknownCaller)
}
