import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { navItems } from './nav-items.ts'
import { usePanels } from './panels.tsx'
import { useWorkspace } from './workspace.tsx'

const EVERYWHERE = [
  ['⌘ K', 'Search, jump, do'],
  ['/', 'Search'],
  ['⌘ J', 'Ask a question'],
  ['?', 'This list'],
  ['Esc', 'Close what lies on top'],
] as const
const LISTS = [
  ['J', 'Next row'],
  ['K', 'Previous row'],
  ['Enter', 'Open the row'],
  ['N', 'New lead'],
  ['C', 'Claim the lead'],
  ['H', 'History of the record'],
] as const

export function KeysDialog() {
  const { me } = useWorkspace()
  const { panel, close } = usePanels()
  const places = navItems(me.role).map(({ keys, label }) => [keys, label] as const)
  return (
    <Dialog
      open={panel === 'keys'}
      onOpenChange={(open) => !open && close()}
      title="Keyboard"
      className="max-w-2xl"
    >
      <div className="grid gap-6 sm:grid-cols-3">
        <Keys title="Everywhere" keys={EVERYWHERE} />
        <Keys title="Go to" keys={places} />
        <Keys title="In lists and leads" keys={LISTS} />
      </div>
    </Dialog>
  )
}

function Keys({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className="mb-2 text-xs font-medium text-faint">{title}</h3>
      <dl className="grid gap-1.5">
        {keys.map(([key, does]) => (
          <div key={key} className="flex items-center justify-between gap-3">
            <dt className="text-sm">{does}</dt>
            <dd>
              <Kbd keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
