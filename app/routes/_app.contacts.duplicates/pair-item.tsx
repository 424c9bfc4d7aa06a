import { Link } from '@remix-run/react'
import { Check } from 'lucide-react'
import type { Pair, PairSide } from '#db/pace/duplicates/list-pairs.ts'
import { contactWords } from '#words/contacts.ts'
import { formatInstantDay } from '../../components/format/format-time.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { Button, buttonClass } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import type { PairAction } from '../../duplicates/use-pair-action.ts'

type PairItemProps = { pair: Pair & { mayMerge: boolean }; action: PairAction }

/** Two who are perhaps the same, beside each other, with why; both are a press away. */
export function PairItem({ pair, action }: PairItemProps) {
  const { first, second, because, evidence, by, at } = pair
  const words = contactWords().duplicates
  return (
    <li className="grid gap-3 rounded-lg border bg-surface p-4 text-sm">
      <p className="text-xs text-muted">
        {because ? words.because[because] : words.because.nothing}
        {by && <> {words.saidBy(by, formatInstantDay(at))}</>}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side side={first} evidence={evidence} />
        <Side side={second} evidence={evidence} />
      </div>
      {pair.mayMerge ? (
        <Decide pair={pair} action={action} />
      ) : (
        <p className="text-xs text-muted">{words.notYours}</p>
      )}
    </li>
  )
}

function Decide({ pair: { first, second, by }, action }: PairItemProps) {
  const words = contactWords().duplicates
  const { decide, busy } = action
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button
        disabled={busy}
        aria-label={words.ofBoth(
          by ? words.again : words.different,
          titleOf(first),
          titleOf(second),
        )}
        onClick={() => decide(by ? 'again' : 'different', [first.id, second.id])}
      >
        {by ? words.again : words.different}
      </Button>
      {!by && (
        <Link
          to={`/contacts/${first.id}/merge/${second.id}`}
          aria-label={words.ofBoth(words.same, titleOf(first), titleOf(second))}
          className={buttonClass({ variant: 'primary' })}
        >
          {words.same}
        </Link>
      )}
    </div>
  )
}

function titleOf({ name, nameAr, phones }: PairSide): string {
  return name ?? nameAr ?? (phones[0] ? formatPhone(phones[0]) : contactWords().nameless)
}

type SideProps = { side: PairSide; evidence: readonly string[] }

function Side({ side, evidence }: SideProps) {
  const { id, name, nameAr, phones, emails, owner, createdAt } = side
  const words = contactWords().duplicates
  return (
    <div className="min-w-0">
      <Link to={`/contacts/${id}`} className="font-medium break-words hover:underline">
        <bdi>{titleOf(side)}</bdi>
      </Link>
      {nameAr && name && (
        <bdi className="block break-words text-muted" lang="ar">
          {nameAr}
        </bdi>
      )}
      <ul className="mt-1 grid gap-0.5">
        {[...phones, ...emails].map((value) => (
          <Reach key={value} value={value} speaks={evidence.includes(value)} />
        ))}
      </ul>
      <p className="mt-1 text-xs text-muted">
        {words.since(formatInstantDay(createdAt))}
        {owner && (
          <>
            {' · '}
            <bdi>{owner}</bdi>
          </>
        )}
      </p>
    </div>
  )
}

/** A phone or an e-mail; what speaks for the two being one is marked, not by its colour alone. */
function Reach({ value, speaks }: { value: string; speaks: boolean }) {
  const shown = value.includes('@') ? value : formatPhone(value)
  return (
    <li
      className={cn('flex items-center gap-1.5 break-all', speaks ? 'font-medium' : 'text-muted')}
    >
      <bdi>{shown}</bdi>
      {speaks && (
        <Check
          className="size-3.5 shrink-0 text-accent"
          aria-label={contactWords().duplicates.speaks}
        />
      )}
    </li>
  )
}
