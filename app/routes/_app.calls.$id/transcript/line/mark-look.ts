import type { Annotation } from '#domain/call/annotation.ts'

/** Quiet signs under the words: each kind has a line of its own, so that colour is never the only difference. */
const LOOKS = {
  entity: 'border-b-2 border-dotted border-accent/60 hover:bg-accent-soft',
  objection: 'underline decoration-warn decoration-wavy underline-offset-4 hover:bg-warn-soft',
  sensitive: 'rounded-sm bg-bad-soft px-1 tracking-widest text-bad',
  compliance: 'border-b-2 border-good/60 hover:bg-good-soft',
  breach: 'border-b-2 border-double border-bad bg-bad-soft/60 hover:bg-bad-soft',
  decided: 'border-b-2 border-ai hover:bg-ai-soft',
} as const

export function markLook(marks: readonly Annotation[]): string {
  const weightiest =
    marks.find((mark) => mark.kind === 'sensitive') ??
    marks.find((mark) => mark.kind === 'compliance') ??
    marks.find((mark) => mark.kind === 'objection') ??
    marks[0]
  if (!weightiest) return ''
  if (weightiest.kind === 'sensitive') return LOOKS.sensitive
  if (weightiest.kind === 'compliance')
    return weightiest.value === false ? LOOKS.breach : LOOKS.compliance
  if (weightiest.kind === 'objection') return LOOKS.objection
  return marks.some((mark) => mark.kind === 'fieldProposal') ? LOOKS.decided : LOOKS.entity
}
