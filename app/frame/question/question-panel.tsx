export function QuestionPanel() {
  return null
}
