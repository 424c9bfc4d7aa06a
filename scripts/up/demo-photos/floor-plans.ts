import { each, HEIGHT, picture, rect, WIDTH } from './draw.ts'

type Room = { x: number; y: number; width: number; height: number }

const WALL = '#2f3b45'
const LINE = '#8fa0ad'
const PAPER = '#fbfcfd'
/** Bedrooms that a plan is drawn for; larger homes are shown by the last. */
export const PLANNED_BEDROOMS = [0, 1, 2, 3, 4] as const

/** Rooms with their walls, doors and windows, as many bedrooms as are asked for. */
export function drawFloorPlan(bedrooms: number): string {
  const [left, top, width, height] = [180, 130, 1080, 700]
  const living = { x: left, y: top, width: bedrooms === 0 ? width * 0.66 : width * 0.44, height }
  const rest = { x: living.x + living.width, y: top, width: width - living.width, height }
  const rooms = bedrooms === 0 ? [] : split({ ...rest, height: rest.height * 0.6 }, bedrooms)
  const wet = split(
    bedrooms === 0 ? rest : { ...rest, y: top + rest.height * 0.6, height: rest.height * 0.4 },
    Math.max(2, Math.ceil(bedrooms / 2) + 1),
  )
  return picture(
    '',
    [
      rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, PAPER),
      each(36, (at) => rect({ x: at * 40, y: 0, width: 1, height: HEIGHT }, '#eef2f5')),
      each(24, (at) => rect({ x: 0, y: at * 40, width: WIDTH, height: 1 }, '#eef2f5')),
      ...[living, ...rooms, ...wet].map(walls),
      sofaOf(living),
      counterOf(living),
      ...rooms.map(bedOf),
      ...wet.map(bathOf),
      rect({ x: left - 9, y: top + height * 0.42, width: 18, height: 150 }, PAPER),
      rect({ x: left - 4, y: top + height * 0.42, width: 8, height: 150 }, '#7fb3cf'),
      ...rooms.map((room) =>
        rect(
          { x: room.x + room.width * 0.3, y: room.y - 4, width: room.width * 0.4, height: 8 },
          '#7fb3cf',
        ),
      ),
    ].join(''),
  )
}

function split({ x, y, width, height }: Room, parts: number): Room[] {
  const rows = parts > 2 ? 2 : 1
  const columns = Math.ceil(parts / rows)
  return Array.from({ length: parts }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns]
    const inRow = row === rows - 1 ? parts - columns * row : columns
    const wide = width / inRow
    return {
      x: x + column * wide,
      y: y + (row * height) / rows,
      width: wide,
      height: height / rows,
    }
  })
}

function walls({ x, y, width, height }: Room): string {
  const door = Math.min(70, width * 0.3)
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${WALL}" stroke-width="14"/>`,
    rect({ x: x + width * 0.12, y: y + height - 8, width: door, height: 16 }, PAPER),
    `<path d="M${x + width * 0.12} ${y + height} v${-door} a${door} ${door} 0 0 1 ${door} ${door}" fill="none" stroke="${LINE}" stroke-width="3"/>`,
  ].join('')
}

function outline({ x, y, width, height }: Room, round = 10): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="#ffffff" stroke="${LINE}" stroke-width="4"/>`
}

function bedOf({ x, y, width, height }: Room): string {
  const [wide, high] = [Math.min(170, width * 0.6), Math.min(190, height * 0.6)]
  const [from, top] = [x + (width - wide) / 2, y + 24]
  return [
    outline({ x: from, y: top, width: wide, height: high }),
    outline({ x: from + 12, y: top + 12, width: wide / 2 - 18, height: 36 }),
    outline({ x: from + wide / 2 + 6, y: top + 12, width: wide / 2 - 18, height: 36 }),
    rect({ x: from, y: top + 62, width: wide, height: 4 }, LINE),
  ].join('')
}

function sofaOf({ x, y, width, height }: Room): string {
  return [
    outline({ x: x + 40, y: y + height * 0.5, width: 70, height: 230 }, 16),
    outline({ x: x + 150, y: y + height * 0.56, width: 110, height: 110 }, 55),
    outline({ x: x + width * 0.58, y: y + height * 0.5, width: 110, height: 190 }, 14),
  ].join('')
}

function counterOf({ x, y, width }: Room): string {
  return [
    outline({ x: x + 20, y: y + 20, width: width * 0.8, height: 60 }, 4),
    each(4, (at) =>
      outline(
        { x: x + 60 + (at % 2) * 40, y: y + 28 + Math.floor(at / 2) * 26, width: 18, height: 18 },
        9,
      ),
    ),
    outline({ x: x + width * 0.45, y: y + 30, width: 80, height: 40 }, 8),
  ].join('')
}

function bathOf({ x, y, width, height }: Room): string {
  return [
    outline({ x: x + 22, y: y + 22, width: Math.min(150, width * 0.55), height: 62 }, 26),
    outline({ x: x + width - 78, y: y + 26, width: 50, height: 50 }, 25),
    outline({ x: x + width - 74, y: y + height * 0.55, width: 46, height: 58 }, 20),
  ].join('')
}
