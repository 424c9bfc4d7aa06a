import { frameWords } from '#words/frame.ts'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { Kbd } from '../../components/kit/kbd.tsx'
import { type KeyGroup, listedKeys } from '../../components/hooks/use-shortcuts.ts'
import { usePanels } from '../panels/panels.tsx'

const ON_THE_PAGE: readonly KeyGroup[] = ['here', 'walk']

/** What works here: exactly the keys that something listens to now. */
export function KeysDialog() {
  const { keys: words } = frameWords()
  const { panel, close } = usePanels()
  // Asked when it opens.
  const listed = panel === 'keys' ? listedKeys() : []
  const of = (...groups: readonly KeyGroup[]) => listed.filter((key) => groups.includes(key.of))
  const here = of(...ON_THE_PAGE)
  return (
    <Dialog
      open={panel === 'keys'}
      onOpenChange={(open) => !open && close()}
      title={words.title}
      className="max-w-2xl"
    >
      <div className="grid gap-6 sm:grid-cols-3">
        {/* Escape is the window's own: it closes this one. */}
        <Keys
          title={words.everywhere}
          keys={[...of('everywhere'), { keys: 'Esc', does: words.close }]}
        />
        <Keys title={words.goTo} keys={of('places')} />
        {here.length > 0 && <Keys title={words.here} keys={here} />}
      </div>
    </Dialog>
  )
}

type KeysProps = { title: string; keys: readonly { keys: string; does: string }[] }

function Keys({ title, keys }: KeysProps) {
  return (
    <section>
      <h3 className="mb-2 text-xs font-medium text-faint">{title}</h3>
      <dl className="grid gap-1.5">
        {keys.map(({ keys: key, does }) => (
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
