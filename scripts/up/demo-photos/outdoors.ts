import {
  each,
  ellipse,
  glow,
  gradient,
  HEIGHT,
  path,
  picture,
  rect,
  scatter,
  WIDTH,
} from './draw.ts'
import type { Palette } from './palettes.ts'

type Box = { x: number; y: number; width: number; height: number }

/** A tower by the water, its neighbours behind it. */
export function drawTower(palette: Palette): string {
  const shore = 760
  const x = 520
  return picture(
    `${skyDefs(palette)}${gradient('water', palette.sea)}${gradient('front', [palette.glass, palette.near])}`,
    [
      sky(palette, { x: 1080, y: 330 }),
      skyline(palette.far, { from: 0, to: WIDTH, base: shore, least: 120, most: 330, seed: 3 }),
      skyline(palette.near, { from: 0, to: 470, base: shore, least: 160, most: 420, seed: 9 }),
      skyline(palette.near, { from: 980, to: WIDTH, base: shore, least: 140, most: 380, seed: 17 }),
      rect({ x: x - 150, y: 470, width: 200, height: 290 }, palette.near),
      windows({ x: x - 136, y: 490, width: 172, height: 250 }, palette, { columns: 6, rows: 9 }),
      rect({ x, y: 110, width: 400, height: 650 }, 'url(#front)'),
      path(`M${x} 110 L${x + 130} 50 H${x + 400} V110 Z`, palette.glass),
      rect({ x: x + 300, y: 110, width: 100, height: 650 }, '#000', { opacity: 0.12 }),
      windows({ x: x + 24, y: 136, width: 352, height: 600 }, palette, { columns: 9, rows: 20 }),
      rect({ x: 0, y: shore, width: WIDTH, height: HEIGHT - shore }, 'url(#water)'),
      rect({ x: 0, y: shore - 10, width: WIDTH, height: 14 }, palette.wall[1]),
      each(26, (at) => ripple(at, shore, palette.lit)),
      palm({ x: 210, y: shore, size: 150 }, palette),
      palm({ x: 330, y: shore, size: 110 }, palette),
      palm({ x: 1150, y: shore, size: 140 }, palette),
      palm({ x: 1270, y: shore, size: 180 }, palette),
    ].join(''),
  )
}

/** A pool with beds at its side, over the sea or between gardens. */
export function drawPool(palette: Palette): string {
  const horizon = 430
  return picture(
    `${skyDefs(palette)}${gradient('water', palette.sea)}${gradient('pool', ['#8fe0e2', '#3fb3c2'])}`,
    [
      sky(palette, { x: 380, y: 300 }),
      skyline(palette.far, { from: 0, to: WIDTH, base: horizon, least: 40, most: 210, seed: 31 }),
      rect({ x: 0, y: horizon, width: WIDTH, height: 130 }, 'url(#water)'),
      each(14, (at) => ripple(at, horizon, palette.lit, 110)),
      rect({ x: 0, y: 540, width: WIDTH, height: HEIGHT - 540 }, palette.wall[1]),
      each(9, (at) =>
        rect({ x: 0, y: 560 + at * 46, width: WIDTH, height: 2 }, palette.floor[1], {
          opacity: 0.35,
        }),
      ),
      path('M360 600 H1190 L1370 900 H110 Z', palette.wall[0]),
      path('M384 616 H1168 L1330 884 H150 Z', 'url(#pool)'),
      each(12, (at) =>
        ellipse(
          {
            x: 300 + scatter(at) * 850,
            y: 650 + scatter(at + 40) * 210,
            rx: 30 + scatter(at + 7) * 60,
            ry: 3,
          },
          '#ffffff',
          0.45,
        ),
      ),
      sunbed(120, 600, palette),
      sunbed(20, 700, palette),
      sunbed(1250, 590, palette),
      parasol(1330, 590, palette),
      palm({ x: 70, y: 600, size: 250 }, palette),
      palm({ x: 1405, y: 640, size: 230 }, palette),
    ].join(''),
  )
}

/** A house of two floors with its garden. */
export function drawVilla(palette: Palette): string {
  const ground = 740
  const lamp = palette.lit
  return picture(
    `${skyDefs(palette)}${gradient('face', palette.wall)}${gradient('lawn', [palette.leaf, '#476f50'])}`,
    [
      sky(palette, { x: 1180, y: 260 }),
      skyline(palette.far, { from: 0, to: WIDTH, base: ground, least: 60, most: 190, seed: 5 }),
      rect({ x: 0, y: ground, width: WIDTH, height: HEIGHT - ground }, 'url(#lawn)'),
      path(`M520 ${HEIGHT} L690 ${ground} H850 L1010 ${HEIGHT} Z`, palette.wall[1]),
      rect({ x: 300, y: 330, width: 620, height: 410 }, 'url(#face)'),
      rect({ x: 880, y: 470, width: 330, height: 270 }, palette.wall[1]),
      rect({ x: 270, y: 306, width: 680, height: 30 }, palette.wood),
      rect({ x: 860, y: 448, width: 380, height: 26 }, palette.wood),
      rect({ x: 300, y: 524, width: 620, height: 14 }, palette.wall[1]),
      pane({ x: 350, y: 376, width: 180, height: 120 }, palette, lamp),
      pane({ x: 570, y: 376, width: 110, height: 120 }, palette, palette.glass),
      pane({ x: 720, y: 376, width: 160, height: 120 }, palette, lamp),
      pane({ x: 350, y: 570, width: 250, height: 170 }, palette, lamp),
      rect({ x: 690, y: 560, width: 150, height: 180 }, palette.wood, { round: 4 }),
      rect({ x: 816, y: 645, width: 8, height: 34 }, palette.sun, { round: 4 }),
      pane({ x: 930, y: 520, width: 230, height: 220 }, palette, palette.glass),
      each(7, (at) => ellipse({ x: 230 + at * 46, y: ground + 6, rx: 42, ry: 34 }, palette.leaf)),
      each(6, (at) => ellipse({ x: 960 + at * 56, y: ground + 10, rx: 46, ry: 30 }, palette.leaf)),
      palm({ x: 190, y: ground + 20, size: 300 }, palette),
      palm({ x: 1290, y: ground + 20, size: 340 }, palette),
    ].join(''),
  )
}

export function skyDefs(palette: Palette): string {
  return `${gradient('sky', palette.sky)}${glow('sun', palette.sun)}`
}

function sky(palette: Palette, sun: { x: number; y: number }): string {
  return [
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, 'url(#sky)'),
    ellipse({ ...sun, rx: 360, ry: 360 }, 'url(#sun)', 0.7),
    ellipse({ ...sun, rx: 54, ry: 54 }, palette.sun),
    each(3, (at) => cloud(180 + at * 470, 120 + scatter(at + 2) * 110)),
  ].join('')
}

function cloud(x: number, y: number): string {
  return [
    ellipse({ x, y, rx: 110, ry: 16 }, '#ffffff', 0.35),
    ellipse({ x: x + 50, y: y - 14, rx: 70, ry: 16 }, '#ffffff', 0.35),
  ].join('')
}

type Skyline = { from: number; to: number; base: number; least: number; most: number; seed: number }

/** Towers side by side, no two of a height. */
export function skyline(fill: string, { from, to, base, least, most, seed }: Skyline): string {
  const towers: string[] = []
  for (let x = from, at = seed; x < to; at += 1) {
    const width = Math.min(36 + Math.round(scatter(at) * 58), to - x)
    const height = Math.round(least + scatter(at * 3) * (most - least))
    towers.push(rect({ x, y: base - height, width, height }, fill))
    if (scatter(at * 7) > 0.72)
      towers.push(rect({ x: x + width / 2 - 2, y: base - height - 46, width: 4, height: 46 }, fill))
    x += width + Math.round(scatter(at * 5) * 12)
  }
  return towers.join('')
}

function windows(
  { x, y, width, height }: Box,
  palette: Palette,
  { columns, rows }: { columns: number; rows: number },
): string {
  const [wide, high] = [width / columns, height / rows]
  return each(columns * rows, (at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    const isLit = scatter(at + columns) > 0.62
    const box = {
      x: Math.round(x + column * wide),
      y: Math.round(y + row * high),
      width: Math.round(wide * 0.78),
      height: Math.round(high * 0.62),
    }
    return rect(box, isLit ? palette.lit : palette.far, { opacity: isLit ? 0.95 : 0.4 })
  })
}

function pane(box: Box, palette: Palette, fill: string): string {
  const { x, y, width, height } = box
  return [
    rect({ x: x - 6, y: y - 6, width: width + 12, height: height + 12 }, palette.wood),
    rect(box, fill),
    path(
      `M${x} ${y + height} L${x + width * 0.5} ${y} H${x + width * 0.75} L${x + width * 0.25} ${y + height} Z`,
      '#ffffff',
      0.18,
    ),
    rect({ x: x + width / 2 - 3, y, width: 6, height }, palette.wood),
  ].join('')
}

function ripple(at: number, from: number, fill: string, depth = 190): string {
  const y = from + 14 + scatter(at + 5) * depth
  return ellipse({ x: scatter(at) * WIDTH, y, rx: 30 + scatter(at + 9) * 110, ry: 2.5 }, fill, 0.4)
}

export function palm(
  { x, y, size }: { x: number; y: number; size: number },
  palette: Palette,
): string {
  const top = y - size
  const trunk = path(
    `M${x - size * 0.04} ${y} Q${x + size * 0.02} ${y - size * 0.5} ${x + size * 0.05} ${top} H${x + size * 0.1} Q${x + size * 0.08} ${y - size * 0.5} ${x + size * 0.05} ${y} Z`,
    palette.wood,
  )
  const [cx, reach] = [x + size * 0.07, size * 0.42]
  const fronds = each(9, (at) => {
    const turn = (Math.PI * (at - 0.6)) / 7.8
    const [ex, ey] = [
      cx - Math.cos(turn) * reach,
      top - Math.sin(turn) * reach * 0.55 + reach * 0.28,
    ]
    const [mx, my] = [(cx + ex) / 2, Math.min(top, ey) - reach * 0.22]
    return path(
      `M${cx} ${top} Q${mx} ${my} ${ex} ${ey} Q${mx} ${my + reach * 0.2} ${cx} ${top} Z`,
      at % 2 ? palette.leaf : '#4c7456',
    )
  })
  return trunk + fronds
}

function sunbed(x: number, y: number, palette: Palette): string {
  return [
    path(
      `M${x} ${y} L${x + 34} ${y - 44} L${x + 54} ${y - 34} L${x + 50} ${y} H${x + 190} V${y + 16} H${x} Z`,
      palette.wall[0],
    ),
    path(
      `M${x + 6} ${y - 4} L${x + 36} ${y - 40} L${x + 50} ${y - 32} L${x + 46} ${y - 6} H${x + 184} V${y + 2} H${x + 6} Z`,
      palette.accent,
    ),
    rect({ x: x + 14, y: y + 16, width: 8, height: 22 }, palette.wood),
    rect({ x: x + 164, y: y + 16, width: 8, height: 22 }, palette.wood),
  ].join('')
}

function parasol(x: number, y: number, palette: Palette): string {
  return [
    rect({ x: x - 3, y: y - 210, width: 6, height: 240 }, palette.wood),
    path(`M${x - 130} ${y - 150} Q${x} ${y - 270} ${x + 130} ${y - 150} Z`, palette.wall[0]),
    path(`M${x - 44} ${y - 150} Q${x} ${y - 262} ${x + 44} ${y - 150} Z`, palette.accent, 0.8),
  ].join('')
}
