import { Ban, Trophy } from 'lucide-react'
import { useState } from 'react'
import { isEnded, type LeadStage, OPEN_STAGES } from '#domain/lead/fields.ts'
import type { Lead } from '#domain/lead/lead.ts'
import { leadWords } from '#words/lead.ts'
import { labelWords } from '#words/labels.ts'
import { Filled } from '../../components/kit/filled.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { isStage, StageIcon } from '../../components/business/stage.tsx'
import { Age } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { LostDialog } from './lost-dialog.tsx'
import { listLabel } from '../../house/lists.ts'

type StepperProps = { id: string; lead: Lead; allowed: boolean }

/** Where the lead stands. A press shows the move at once; the server decides it. */
export function StageStepper({ id, lead, allowed }: StepperProps) {
  const words = leadWords()
  const move = useAction(`/leads/${id}`)
  const [losing, setLosing] = useState(false)
  const wanted = move.sending?.get('stage')
  const stage = typeof wanted === 'string' && isStage(wanted) ? wanted : (lead.stage ?? 'new')
  const reached = OPEN_STAGES.indexOf(stage)
  const ended = isEnded(stage)
  const set = (to: LeadStage, more: Record<string, string> = {}) =>
    move.run({ intent: 'setStage', stage: to, ...more })
  return (
    <div className="flex items-center gap-1 overflow-x-auto [scrollbar-width:none]">
      <ol className="flex items-center gap-1" aria-label={words.stage}>
        {OPEN_STAGES.map((step, index) => (
          <li key={step}>
            <Step
              stage={step}
              current={step === stage}
              passed={index < reached || ended}
              disabled={!allowed || move.busy}
              onPress={() => set(step)}
            />
          </li>
        ))}
      </ol>
      <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line" />
      <Outcome
        stage="won"
        current={stage}
        disabled={!allowed || move.busy}
        onPress={() => set('won')}
      />
      <Outcome
        stage="lost"
        current={stage}
        disabled={!allowed || move.busy}
        onPress={() => setLosing(true)}
      />
      {lead.stageChangedAt && !ended && (
        <span className="ms-auto shrink-0 ps-3 text-xs text-faint">
          <Filled text={words.inStage} parts={{ age: <Age at={lead.stageChangedAt} /> }} />
        </span>
      )}
      {stage === 'lost' && lead.lostReason && (
        <span className="ms-auto truncate ps-3 text-xs text-muted">
          {listLabel('lostReason', lead.lostReason)}
        </span>
      )}
      <LostDialog
        open={losing}
        onClose={() => setLosing(false)}
        onLose={(lostReason) => {
          setLosing(false)
          set('lost', { lostReason })
        }}
      />
    </div>
  )
}

type StepProps = {
  stage: LeadStage
  current: boolean
  passed: boolean
  disabled: boolean
  onPress: () => void
}

function Step({ stage, current, passed, disabled, onPress }: StepProps) {
  return (
    <button
      type="button"
      aria-current={current ? 'step' : undefined}
      disabled={disabled}
      onClick={onPress}
      className={cn(
        'flex h-7 items-center gap-1.5 rounded-md border border-transparent px-2 text-xs whitespace-nowrap transition-colors',
        'text-faint enabled:hover:bg-hover enabled:hover:text-ink disabled:cursor-default',
        passed && 'text-muted',
        current && 'border-line-strong bg-surface font-medium text-ink shadow-low',
      )}
    >
      <StageIcon stage={stage} className={cn(!current && !passed && 'opacity-60')} />
      {labelWords().stages[stage]}
    </button>
  )
}

type OutcomeProps = {
  stage: 'won' | 'lost'
  current: LeadStage
  disabled: boolean
  onPress: () => void
}

function Outcome({ stage, current, disabled, onPress }: OutcomeProps) {
  const Icon = stage === 'won' ? Trophy : Ban
  const isCurrent = stage === current
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'step' : undefined}
      disabled={disabled}
      onClick={onPress}
      className={cn(
        'flex h-7 items-center gap-1.5 rounded-md px-2 text-xs whitespace-nowrap text-faint enabled:hover:bg-hover enabled:hover:text-ink disabled:cursor-default',
        isCurrent &&
          (stage === 'won'
            ? 'bg-good-soft font-medium text-good'
            : 'bg-hover font-medium text-ink'),
      )}
    >
      <Icon className="size-3.5" aria-hidden />
      {labelWords().stages[stage]}
    </button>
  )
}
