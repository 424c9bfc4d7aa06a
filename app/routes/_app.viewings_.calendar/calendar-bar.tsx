import { Link, useNavigate } from '@remix-run/react'
import { CalendarSearch, ChevronLeft, ChevronRight, List } from 'lucide-react'
import { useState } from 'react'
import type { Filter } from '#domain/list/filter.ts'
import { currentLanguage, directionOf } from '#words/catalogue/language.ts'
import { viewingWords } from '#words/viewings.ts'
import { Calendar } from '../../components/calendar/calendar.tsx'
import { useShortcuts } from '../../components/hooks/use-shortcuts.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { Popover } from '../../components/kit/overlay/popover.tsx'
import { SpanName } from './span-name.tsx'
import { calendarAddress, type Shape, SHAPES, type Span, stepFrom } from './span.ts'

type CalendarBarProps = { span: Span; today: string; narrowing: Filter }

/** Which days, and how: each an address, so that it can be sent and gone back from. */
export function CalendarBar({ span, today, narrowing }: CalendarBarProps) {
  const navigate = useNavigate()
  const words = viewingWords().calendar
  const { shape, day } = span
  const to = (next: Partial<Pick<Span, 'shape' | 'day'>>) =>
    calendarAddress({ shape, day, ...next }, narrowing)
  const [before, after] = [to({ day: stepFrom(span, -1) }), to({ day: stepFrom(span, 1) })]
  const isRtl = directionOf(currentLanguage()) === 'rtl'
  useShortcuts({
    t: { run: () => navigate(to({ day: today })), does: words.keys.today },
    ArrowLeft: () => navigate(isRtl ? after : before),
    ArrowRight: () => navigate(isRtl ? before : after),
    d: { run: () => navigate(to({ shape: 'day' })), does: words.keys.day },
    w: { run: () => navigate(to({ shape: 'week' })), does: words.keys.week },
    a: { run: () => navigate(to({ shape: 'agenda' })), does: words.keys.agenda },
  })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 max-md:w-full max-md:justify-between md:-ms-2">
      <div className="flex items-center gap-0.5">
        <Step to={before} label={words.before[shape]}>
          <ChevronLeft className="size-4 rtl:rotate-180" aria-hidden />
        </Step>
        <Step to={after} label={words.after[shape]}>
          <ChevronRight className="size-4 rtl:rotate-180" aria-hidden />
        </Step>
        <SpanName span={span} />
        <DayChoice day={day} today={today} choose={(chosen) => navigate(to({ day: chosen }))} />
      </div>
      <nav aria-label={viewingWords().shape} className="flex gap-0.5">
        <TextLink to={to({ day: today })}>{words.today}</TextLink>
        {SHAPES.map((each: Shape) => (
          <TextLink key={each} to={to({ shape: each })} current={each === shape}>
            {words.shapes[each]}
          </TextLink>
        ))}
        <Step to="/viewings" label={words.list}>
          <List className="size-4" aria-hidden />
        </Step>
      </nav>
    </div>
  )
}

function DayChoice(props: { day: string; today: string; choose: (day: string) => void }) {
  const { day, today, choose } = props
  const [open, setOpen] = useState(false)
  const { goTo } = viewingWords().calendar
  return (
    <Popover
      label={goTo}
      align="end"
      className="w-auto"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={goTo}>
          <CalendarSearch className="size-4" aria-hidden />
        </IconButton>
      }
    >
      <Calendar
        day={day}
        today={today}
        onChoose={(chosen) => {
          setOpen(false)
          choose(chosen)
        }}
      />
    </Popover>
  )
}

type LinkProps = { to: string; children: React.ReactNode }

function Step({ to, label, children }: LinkProps & { label: string }) {
  return (
    <Link
      to={to}
      aria-label={label}
      title={label}
      className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
    >
      {children}
    </Link>
  )
}

function TextLink({ to, current, children }: LinkProps & { current?: boolean }) {
  return (
    <Link
      to={to}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center rounded-md px-2.5 text-sm text-muted hover:bg-hover',
        current && 'bg-selected font-medium text-ink',
      )}
    >
      {children}
    </Link>
  )
}
