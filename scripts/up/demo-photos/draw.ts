/** What is drawn in, three to two as cameras have it. */
export const WIDTH = 1440
export const HEIGHT = 960
/** Dots of the photo: enough for a page, and few enough to be made while the first start builds the pages. */
const DOTS = { width: 1200, height: 800 }

type Box = { x: number; y: number; width: number; height: number }

/** A picture of the whole size. */
export function picture(defs: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${DOTS.width}" height="${DOTS.height}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${defs}</defs>${body}</svg>`
}

/** Colours from the top down. */
export function gradient(id: string, colours: readonly string[]): string {
  const stops = colours.map(
    (colour, at) =>
      `<stop offset="${(at / (colours.length - 1)).toFixed(2)}" stop-color="${colour}"/>`,
  )
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient>`
}

/** A soft light in the middle that fades outwards. */
export function glow(id: string, colour: string): string {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="0.9"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`
}

export function rect(
  { x, y, width, height }: Box,
  fill: string,
  { round = 0, opacity = 1 } = {},
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`
}

export function path(d: string, fill: string, opacity = 1): string {
  return `<path d="${d}" fill="${fill}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`
}

export function ellipse(
  { x, y, rx, ry }: { x: number; y: number; rx: number; ry: number },
  fill: string,
  opacity = 1,
): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`
}

/** What casts no dice but looks as if: a number from 0 to 1 for each place. */
export function scatter(place: number): number {
  const value = Math.sin(place * 127.1 + 11.7) * 43_758.5453
  return value - Math.floor(value)
}

/** `count` pieces, one after the other. */
export function each(count: number, draw: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => draw(at)).join('')
}
