import { currentHouse } from '../../house/current-house.ts'
import { formatWords } from '#words/format.ts'
import { formatNumber } from './format-money.ts'

const SQFT_PER_SQM = 10.763_91

/** A size in the house's unit: `1,200 sq ft`, `111 m²`. */
export function formatSize(sqft: number): string {
  return `${formatNumber(inUnit(sqft))} ${sizeUnit()}`
}

/** What an amount comes to for one unit of size. */
export function perUnit(amount: number, sqft: number): number {
  return Math.round(amount / (currentHouse().areaUnit === 'sqm' ? sqft / SQFT_PER_SQM : sqft))
}

export function sizeUnit(): string {
  return formatWords().units[currentHouse().areaUnit]
}

function inUnit(sqft: number): number {
  return currentHouse().areaUnit === 'sqm' ? Math.round(sqft / SQFT_PER_SQM) : sqft
}
