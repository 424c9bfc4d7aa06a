import type { Method } from '../../developers/document.ts'
import { Badge, type Tone } from '../../components/kit/badge.tsx'

const TONE: Record<Method, Tone> = {
  get: 'good',
  post: 'accent',
  put: 'warn',
  patch: 'warn',
  delete: 'bad',
}

export function MethodBadge({ method }: { method: Method }) {
  return (
    <Badge tone={TONE[method]} className="w-14 justify-center font-mono uppercase">
      {method}
    </Badge>
  )
}
