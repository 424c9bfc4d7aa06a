import { formatPhone } from './format-phone.ts'

type Caller = { leadName?: string | null; callerName: string | null; callerPhone: string | null }

/** Who is on the line, as well as it is known. */
export function callerName({ leadName, callerName: said, callerPhone }: Caller): string {
  return leadName ?? said ?? (callerPhone ? formatPhone(callerPhone) : 'Unknown caller')
}
