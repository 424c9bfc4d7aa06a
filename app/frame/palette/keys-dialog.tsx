import { frameWords } from '#words/frame.ts'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { Kbd } from '../../components/kit/kbd.tsx'
import { keysOfThePage } from '../../components/hooks/use-shortcuts.ts'
import { navItems } from '../navigation/nav-items.ts'
import { usePanels } from '../panels/panels.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

export function KeysDialog() {
  const { me } = useWorkspace()
  const { keys: words, askQuestion } = frameWords()
  const { panel, close } = usePanels()
  // Asked when it opens: a key stands here exactly while something on the page listens to it.
  const here =
    panel === 'keys' ? keysOfThePage().map(({ keys, does }) => [keys, does] as const) : []
  const places = navItems(me.role).map(({ keys, label }) => [keys, label] as const)
  const everywhere = [
    ['⌘ K', words.palette],
    ['/', words.search],
    ['⌘ J', askQuestion],
    ['N', words.newLead],
    ['?', words.list],
    ['Esc', words.close],
  ] as const
  return (
    <Dialog
      open={panel === 'keys'}
      onOpenChange={(open) => !open && close()}
      title={words.title}
      className="max-w-2xl"
    >
      <div className="grid gap-6 sm:grid-cols-3">
        <Keys title={words.everywhere} keys={everywhere} />
        <Keys title={words.goTo} keys={places} />
        {here.length > 0 && <Keys title={words.here} keys={here} />}
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
