import type { Rules } from '#db/pace/notifications/rules.ts'
import { CHANNELS, KIND_NAMES, type NotificationKind } from '#domain/notification/kinds.ts'
import { notificationWords } from '#words/notifications.ts'
import { useAction } from '../components/hooks/use-action.ts'

/** What happens against how one hears of it; each box is stored as it is ticked. */
export function RuleTable({ rules, action }: { rules: Rules; action: string }) {
  const words = notificationWords()
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-b text-xs text-muted">
          <th scope="col" className="py-2 text-start font-medium">
            {words.rules.event}
          </th>
          {CHANNELS.map((channel) => (
            <th key={channel} scope="col" className="w-20 py-2 text-center font-medium">
              {words.channels[channel]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {KIND_NAMES.map((kind) => (
          <RuleRow key={kind} kind={kind} rule={rules[kind]} action={action} />
        ))}
      </tbody>
    </table>
  )
}

type RuleRowProps = { kind: NotificationKind; rule: Rules[NotificationKind]; action: string }

function RuleRow({ kind, rule, action }: RuleRowProps) {
  const words = notificationWords()
  const { run, sending } = useAction(action)
  const isOn = (channel: (typeof CHANNELS)[number]) =>
    sending ? sending.get(channel) === 'true' : rule[channel]
  const choose = (channel: string, isChosen: boolean) => {
    const values = CHANNELS.map((one) => [one, String(one === channel ? isChosen : isOn(one))])
    run({ intent: 'rule', kind, ...Object.fromEntries(values) }, { flushSync: true })
  }
  return (
    <tr>
      <th scope="row" className="py-2.5 pe-3 text-start font-normal">
        {words.kinds[kind]}
      </th>
      {CHANNELS.map((channel) => (
        <td key={channel} className="py-2.5 text-center">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            aria-label={`${words.kinds[kind]}: ${words.channels[channel]}`}
            checked={isOn(channel)}
            onChange={(event) => choose(channel, event.currentTarget.checked)}
          />
        </td>
      ))}
    </tr>
  )
}
