import { MessagesSquare } from 'lucide-react'
import { messageWords } from '#words/messages.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'

/** Beside the list, while none is open. */
export default function NoConversation() {
  const words = messageWords()
  return (
    <EmptyState icon={MessagesSquare} title={words.choose}>
      {words.chooseHint}
    </EmptyState>
  )
}
