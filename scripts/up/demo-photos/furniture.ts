import { each, ellipse, path, rect, scatter } from './draw.ts'
import { palm } from './outdoors.ts'
import type { Palette } from './palettes.ts'

export function sofa(x: number, y: number, palette: Palette): string {
  return [
    rect({ x: x + 26, y: y + 210, width: 14, height: 36 }, palette.wood),
    rect({ x: x + 560, y: y + 210, width: 14, height: 36 }, palette.wood),
    rect({ x: x + 20, y, width: 560, height: 170 }, palette.fabricShade, { round: 26 }),
    each(3, (at) =>
      rect({ x: x + 44 + at * 174, y: y + 14, width: 166, height: 130 }, palette.fabric, {
        round: 20,
      }),
    ),
    rect({ x, y: y + 116, width: 600, height: 100 }, palette.fabric, { round: 22 }),
    rect({ x: x + 60, y: y + 112, width: 480, height: 46 }, palette.fabricShade, {
      round: 16,
      opacity: 0.5,
    }),
    rect({ x: x - 14, y: y + 60, width: 76, height: 156 }, palette.fabricShade, { round: 26 }),
    rect({ x: x + 538, y: y + 60, width: 76, height: 156 }, palette.fabricShade, { round: 26 }),
    cushion(x + 76, y + 40, palette.accent, 0.75),
    cushion(x + 380, y + 44, palette.wall[0], 0.75),
  ].join('')
}

export function armchair(x: number, y: number, palette: Palette): string {
  return [
    rect({ x: x + 24, y: y + 196, width: 12, height: 40 }, palette.wood),
    rect({ x: x + 186, y: y + 196, width: 12, height: 40 }, palette.wood),
    rect({ x: x + 10, y, width: 202, height: 180 }, palette.accent, { round: 40 }),
    rect({ x, y: y + 110, width: 222, height: 92 }, palette.accent, { round: 24 }),
    rect({ x: x + 26, y: y + 104, width: 170, height: 44 }, '#000', { round: 16, opacity: 0.1 }),
  ].join('')
}

export function cushion(x: number, y: number, fill: string, size = 1): string {
  const [width, height] = [220 * size, 116 * size]
  return [
    rect({ x, y, width, height }, fill, { round: 26 * size }),
    rect({ x, y: y + height * 0.7, width, height: height * 0.3 }, '#000', {
      round: 20 * size,
      opacity: 0.06,
    }),
  ].join('')
}

export function table(x: number, y: number, palette: Palette): string {
  return [
    rect({ x: x - 120, y: y + 8, width: 10, height: 70 }, palette.wood),
    rect({ x: x + 110, y: y + 8, width: 10, height: 70 }, palette.wood),
    ellipse({ x, y: y + 6, rx: 190, ry: 30 }, palette.wood),
    ellipse({ x, y, rx: 190, ry: 28 }, palette.wall[0]),
    rect({ x: x - 80, y: y - 12, width: 96, height: 10 }, palette.accent, { round: 3 }),
    rect({ x: x - 74, y: y - 22, width: 84, height: 10 }, palette.fabric, { round: 3 }),
    path(
      `M${x + 60} ${y - 2} Q${x + 48} ${y - 40} ${x + 66} ${y - 56} H${x + 92} Q${x + 110} ${y - 40} ${x + 98} ${y - 2} Z`,
      palette.wall[1],
    ),
    each(5, (at) =>
      ellipse({ x: x + 58 + at * 11, y: y - 76 - scatter(at) * 22, rx: 12, ry: 16 }, palette.leaf),
    ),
  ].join('')
}

export function floorLamp(x: number, palette: Palette): string {
  return [
    ellipse({ x, y: 330, rx: 150, ry: 150 }, 'url(#lamp)', 0.5),
    rect({ x: x - 4, y: 340, width: 8, height: 400 }, palette.wood),
    ellipse({ x, y: 742, rx: 48, ry: 10 }, palette.wood),
    path(`M${x - 40} 260 H${x + 40} L${x + 62} 346 H${x - 62} Z`, palette.lit),
  ].join('')
}

export function bedside(x: number, palette: Palette): string {
  return [
    ellipse({ x: x + 55, y: 520, rx: 130, ry: 130 }, 'url(#lamp)', 0.45),
    rect({ x, y: 630, width: 110, height: 120 }, palette.wood, { round: 6 }),
    rect({ x: x + 10, y: 684, width: 90, height: 3 }, '#000', { opacity: 0.25 }),
    rect({ x: x + 50, y: 560, width: 10, height: 70 }, palette.near),
    path(`M${x + 24} 490 H${x + 86} L${x + 104} 566 H${x + 6} Z`, palette.lit),
  ].join('')
}

export function pendant(x: number, palette: Palette): string {
  return [
    ellipse({ x, y: 250, rx: 120, ry: 120 }, 'url(#lamp)', 0.4),
    rect({ x: x - 2, y: 0, width: 4, height: 200 }, palette.near),
    path(`M${x - 54} 256 Q${x - 50} 196 ${x} 194 Q${x + 50} 196 ${x + 54} 256 Z`, palette.accent),
    ellipse({ x, y: 256, rx: 30, ry: 8 }, palette.lit),
  ].join('')
}

export function stool(x: number, palette: Palette): string {
  const leg = (from: number, to: number) =>
    `<path d="M${from} 742 L${to} 930" stroke="${palette.near}" stroke-width="9" stroke-linecap="round"/>`
  return [
    leg(x + 20, x),
    leg(x + 100, x + 120),
    rect({ x: x + 8, y: 866, width: 104, height: 6 }, palette.near),
    rect({ x, y: 716, width: 120, height: 30 }, palette.fabric, { round: 15 }),
  ].join('')
}

export function pot(x: number, y: number, palette: Palette, size = 1): string {
  return [
    palm({ x, y: y + 10, size: 210 * size }, palette),
    path(
      `M${x - 46 * size} ${y} H${x + 62 * size} L${x + 48 * size} ${y + 110 * size} H${x - 32 * size} Z`,
      palette.wall[0],
    ),
    rect({ x: x - 50 * size, y: y - 6, width: 116 * size, height: 18 * size }, palette.wall[1], {
      round: 6,
    }),
  ].join('')
}
