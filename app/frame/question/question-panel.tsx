import { questionWords } from '#words/question.ts'
import { Sheet } from '../../components/kit/overlay/dialog.tsx'
import { usePanels } from '../panels/panels.tsx'
import { Questions } from './questions.tsx'

/** ⌘J: ask the data in plain words. The plan is shown before the numbers, so that one can check what was understood. */
export function QuestionPanel() {
  const { panel, close } = usePanels()
  return (
    <Sheet
      open={panel === 'question'}
      onOpenChange={(open) => !open && close()}
      title={questionWords().title}
      className="md:w-[560px]"
    >
      <Questions />
    </Sheet>
  )
}
