export type Score = { right: number; wrong: number; missed: number }

export function rates({ right, wrong, missed }: Score): {
  precision: number
  recall: number
  f1: number
  labels: number
} {
  return {
    precision: right / (right + wrong || 1),
    recall: right / (right + missed || 1),
    f1: (2 * right) / (2 * right + wrong + missed || 1),
    labels: right + missed,
  }
}
