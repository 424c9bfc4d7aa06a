import { Link } from '@remix-run/react'
import { PinOff } from 'lucide-react'
import { questionWords } from '#words/question.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { Card } from '../../components/kit/card.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { AnswerChart } from '../question/answer-chart.tsx'
import { type ShownTile, TileSchema } from './tile.ts'
import { addressOf } from '../question/shared-question.ts'

/** Answers that stay and count anew as the records change. */
export function TileBoard({ tiles }: { tiles: readonly unknown[] }) {
  const shown = tiles.map((tile) => TileSchema.parse(tile))
  return (
    <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {shown.map((tile) => (
        <Tile key={tile.id} tile={tile} />
      ))}
    </div>
  )
}

function Tile({ tile }: { tile: ShownTile }) {
  const words = questionWords()
  const unpin = useAction('/numbers')
  const { answer } = tile
  return (
    <Card className="flex min-h-32 flex-col p-4">
      <div className="flex items-start gap-2">
        <h2 dir="auto" className="min-w-0 flex-1 text-sm font-semibold">
          <Link to={addressOf(tile.said, tile.plan)} className="hover:underline">
            {tile.said}
          </Link>
        </h2>
        <IconButton
          size="iconSm"
          label={words.unpin(tile.said)}
          disabled={unpin.busy}
          onClick={() => unpin.run({ intent: 'unpin', id: tile.id })}
        >
          <PinOff className="size-3.5" aria-hidden />
        </IconButton>
      </div>
      {answer ? (
        <>
          <p className="mt-0.5 mb-3 text-xs text-muted">
            {[answer.title, ...answer.filters, answer.time].filter(Boolean).join(' · ')}
          </p>
          {answer.rows.rows.length > 0 ? (
            <AnswerChart chart={answer.chart} rows={answer.rows} />
          ) : (
            <p className="text-sm text-muted">{answer.text}</p>
          )}
          {answer.scope && <p className="mt-auto pt-3 text-2xs text-faint">{answer.scope}</p>}
        </>
      ) : (
        <p className="mt-2 text-sm text-muted">{tile.problem}</p>
      )}
    </Card>
  )
}
