import { each, ellipse, glow, gradient, HEIGHT, path, picture, rect, WIDTH } from './draw.ts'
import {
  armchair,
  bedside,
  cushion,
  floorLamp,
  pendant,
  pot,
  sofa,
  stool,
  table,
} from './furniture.ts'
import { skyDefs, skyline } from './outdoors.ts'
import type { Palette } from './palettes.ts'

const FLOOR = 690

export function drawLivingRoom(palette: Palette): string {
  return room(palette, [
    outlook({ x: 560, y: 90, width: 800, height: 480 }, palette, 4),
    curtain(520, palette),
    curtain(1340, palette),
    frame({ x: 150, y: 170, width: 260, height: 190 }, palette),
    ellipse({ x: 760, y: 860, rx: 520, ry: 84 }, palette.wall[1]),
    ellipse({ x: 760, y: 860, rx: 480, ry: 72 }, palette.accent, 0.22),
    sofa(130, 560, palette),
    floorLamp(90, palette),
    table(760, 800, palette),
    armchair(1090, 600, palette),
    pot(1310, 760, palette),
  ])
}

export function drawBedroom(palette: Palette): string {
  const bed = { x: 430, y: 430 }
  return room(palette, [
    outlook({ x: 60, y: 110, width: 270, height: 470 }, palette, 2),
    curtain(30, palette),
    curtain(320, palette),
    frame({ x: 620, y: 130, width: 150, height: 180 }, palette),
    frame({ x: 800, y: 130, width: 150, height: 180 }, palette),
    ellipse({ x: 790, y: 870, rx: 560, ry: 70 }, palette.wall[1]),
    rect({ x: bed.x - 20, y: bed.y - 80, width: 740, height: 330 }, palette.wood, { round: 18 }),
    each(6, (at) =>
      rect({ x: bed.x + at * 118, y: bed.y - 62, width: 108, height: 190 }, palette.fabricShade, {
        round: 14,
      }),
    ),
    rect({ x: bed.x, y: bed.y + 110, width: 700, height: 300 }, palette.wall[0], { round: 26 }),
    path(
      `M${bed.x} ${bed.y + 220} Q${bed.x + 350} ${bed.y + 180} ${bed.x + 700} ${bed.y + 220} V${bed.y + 410} H${bed.x} Z`,
      palette.fabric,
    ),
    path(
      `M${bed.x} ${bed.y + 330} Q${bed.x + 350} ${bed.y + 290} ${bed.x + 700} ${bed.y + 330} V${bed.y + 410} H${bed.x} Z`,
      palette.accent,
    ),
    cushion(bed.x + 70, bed.y + 70, palette.wall[0]),
    cushion(bed.x + 410, bed.y + 70, palette.wall[0]),
    cushion(bed.x + 255, bed.y + 104, palette.accent, 0.8),
    bedside(300, palette),
    bedside(1180, palette),
    pot(1340, 730, palette, 0.8),
  ])
}

export function drawKitchen(palette: Palette): string {
  return room(palette, [
    rect({ x: 0, y: 120, width: WIDTH, height: 190 }, palette.fabric),
    each(7, (at) =>
      [
        rect({ x: at * 208 + 6, y: 126, width: 196, height: 178 }, palette.fabricShade, {
          round: 4,
          opacity: 0.35,
        }),
        rect({ x: at * 208 + 84, y: 286, width: 40, height: 6 }, palette.lit, { round: 3 }),
      ].join(''),
    ),
    rect({ x: 0, y: 310, width: WIDTH, height: 140 }, palette.lit, { opacity: 0.55 }),
    each(18, (at) => rect({ x: at * 82, y: 310, width: 2, height: 140 }, palette.wall[1])),
    each(3, (at) => rect({ x: 0, y: 356 + at * 46, width: WIDTH, height: 2 }, palette.wall[1])),
    outlook({ x: 540, y: 130, width: 360, height: 280 }, palette, 2),
    rect({ x: 0, y: 446, width: WIDTH, height: 22 }, palette.wall[0]),
    rect({ x: 0, y: 468, width: WIDTH, height: 222 }, palette.fabric),
    each(7, (at) =>
      rect({ x: at * 208 + 6, y: 476, width: 196, height: 206 }, palette.fabricShade, {
        round: 4,
        opacity: 0.35,
      }),
    ),
    rect({ x: 214, y: 484, width: 180, height: 170 }, '#2b3138', { round: 8 }),
    rect({ x: 232, y: 528, width: 144, height: 104 }, '#454d57', { round: 6 }),
    `<path d="M690 446 V376 Q690 348 718 348 Q746 348 746 380" fill="none" stroke="${palette.lit}" stroke-width="10" stroke-linecap="round"/>`,
    each(3, (at) => pendant(430 + at * 290, palette)),
    rect({ x: 240, y: 610, width: 960, height: 34 }, palette.wall[0], { round: 8 }),
    rect({ x: 276, y: 644, width: 888, height: 226 }, palette.wood),
    each(11, (at) =>
      rect({ x: 276 + at * 81, y: 644, width: 3, height: 226 }, '#000', { opacity: 0.12 }),
    ),
    ellipse({ x: 720, y: 606, rx: 84, ry: 18 }, palette.fabricShade),
    each(5, (at) =>
      ellipse(
        { x: 670 + at * 25, y: 590 - (at % 2) * 10, rx: 20, ry: 19 },
        at % 2 ? palette.accent : palette.leaf,
      ),
    ),
    each(3, (at) => stool(360 + at * 300, palette)),
  ])
}

export function drawBathroom(palette: Palette): string {
  return room(palette, [
    each(15, (at) => rect({ x: at * 100, y: 0, width: 2, height: FLOOR }, palette.wall[1])),
    each(8, (at) => rect({ x: 0, y: at * 92, width: WIDTH, height: 2 }, palette.wall[1])),
    outlook({ x: 860, y: 90, width: 480, height: 330 }, palette, 3),
    ellipse({ x: 360, y: 270, rx: 170, ry: 170 }, palette.wood),
    ellipse({ x: 360, y: 270, rx: 158, ry: 158 }, palette.sky[1]),
    path('M270 390 L400 120 H450 L320 420 Z', '#ffffff', 0.35),
    rect({ x: 130, y: 520, width: 480, height: 26 }, palette.wall[0]),
    rect({ x: 150, y: 546, width: 440, height: 150 }, palette.wood),
    rect({ x: 368, y: 560, width: 4, height: 122 }, '#000', { opacity: 0.2 }),
    path('M270 470 H450 L430 522 H290 Z', '#ffffff'),
    `<path d="M360 470 V436 Q360 424 376 424 H400" fill="none" stroke="${palette.near}" stroke-width="9" stroke-linecap="round"/>`,
    path('M780 560 H1380 Q1372 760 1280 780 H880 Q788 760 780 560 Z', '#ffffff'),
    path('M800 574 H1360 Q1356 604 1330 610 H830 Q804 604 800 574 Z', palette.sea[0], 0.5),
    rect({ x: 900, y: 780, width: 24, height: 30 }, palette.wood),
    rect({ x: 1236, y: 780, width: 24, height: 30 }, palette.wood),
    rect({ x: 1180, y: 600, width: 120, height: 90 }, palette.accent, { round: 6, opacity: 0.9 }),
    ellipse({ x: 420, y: 850, rx: 250, ry: 44 }, palette.wall[0]),
    pot(700, 720, palette, 0.75),
  ])
}

type Box = { x: number; y: number; width: number; height: number }

function room(palette: Palette, things: string[]): string {
  const boards = each(9, (at) => {
    const y = FLOOR + 18 + at * at * 3.6 + at * 4
    return rect({ x: 0, y, width: WIDTH, height: 2 }, palette.wood, { opacity: 0.35 })
  })
  return picture(
    `${skyDefs(palette)}${gradient('wall', palette.wall)}${gradient('floor', palette.floor)}${glow('lamp', palette.lit)}${gradient('seas', palette.sea)}`,
    [
      rect({ x: 0, y: 0, width: WIDTH, height: FLOOR }, 'url(#wall)'),
      rect({ x: 0, y: FLOOR, width: WIDTH, height: HEIGHT - FLOOR }, 'url(#floor)'),
      boards,
      rect({ x: 0, y: FLOOR - 16, width: WIDTH, height: 16 }, palette.wall[0]),
      ...things,
    ].join(''),
  )
}

/** A window and what is seen from it. */
function outlook({ x, y, width, height }: Box, palette: Palette, parts: number): string {
  const horizon = y + height * 0.72
  const bar = (at: number) =>
    rect({ x: x + (at * width) / parts - 4, y, width: 8, height }, palette.wall[0])
  return [
    rect({ x: x - 12, y: y - 12, width: width + 24, height: height + 24 }, palette.wood),
    rect({ x, y, width, height }, 'url(#sky)'),
    ellipse(
      { x: x + width * 0.7, y: y + height * 0.4, rx: height * 0.3, ry: height * 0.3 },
      'url(#sun)',
      0.8,
    ),
    skyline(palette.far, {
      from: x,
      to: x + width,
      base: horizon,
      least: height * 0.12,
      most: height * 0.5,
      seed: parts * 13,
    }),
    skyline(palette.near, {
      from: x,
      to: x + width * 0.45,
      base: horizon,
      least: height * 0.1,
      most: height * 0.36,
      seed: parts * 29,
    }),
    rect({ x, y: horizon, width, height: y + height - horizon }, 'url(#seas)'),
    each(parts - 1, (at) => bar(at + 1)),
    path(
      `M${x} ${y + height} L${x + width * 0.3} ${y} H${x + width * 0.42} L${x + width * 0.12} ${y + height} Z`,
      '#ffffff',
      0.12,
    ),
  ].join('')
}

function curtain(x: number, palette: Palette): string {
  return each(4, (at) =>
    rect(
      { x: x + at * 15, y: 60, width: 15, height: FLOOR - 76 },
      at % 2 ? palette.wall[0] : palette.wall[1],
    ),
  )
}

function frame({ x, y, width, height }: Box, palette: Palette): string {
  return [
    rect({ x, y, width, height }, palette.wood),
    rect({ x: x + 10, y: y + 10, width: width - 20, height: height - 20 }, palette.wall[0]),
    ellipse(
      { x: x + width * 0.6, y: y + height * 0.42, rx: width * 0.16, ry: width * 0.16 },
      palette.accent,
    ),
    path(
      `M${x + 10} ${y + height - 10} Q${x + width * 0.35} ${y + height * 0.45} ${x + width - 10} ${y + height - 30} V${y + height - 10} Z`,
      palette.fabric,
    ),
  ].join('')
}
