/** The light of one home: the hour of its sky, and what its rooms are made of. */
export type Palette = {
  name: string
  /** From the top down to the horizon. */
  sky: readonly [string, string, string]
  sun: string
  far: string
  near: string
  glass: string
  lit: string
  sea: readonly [string, string]
  wall: readonly [string, string]
  floor: readonly [string, string]
  wood: string
  fabric: string
  fabricShade: string
  accent: string
  leaf: string
}

export const PALETTES: readonly Palette[] = [
  {
    name: 'morning',
    sky: ['#7db8e8', '#b9dcf2', '#f4ead7'],
    sun: '#fff6dc',
    far: '#a9bfd0',
    near: '#7f9bb2',
    glass: '#5f86a6',
    lit: '#dcebf5',
    sea: ['#5fb0c4', '#2f8ba6'],
    wall: ['#f5f1ea', '#e9e2d6'],
    floor: ['#d9c3a3', '#c6ab84'],
    wood: '#a67c52',
    fabric: '#8fa7a3',
    fabricShade: '#748d89',
    accent: '#d98b5f',
    leaf: '#5d8a66',
  },
  {
    name: 'dusk',
    sky: ['#3b4a83', '#b5709a', '#f6b37f'],
    sun: '#ffdba6',
    far: '#7a6591',
    near: '#4d4774',
    glass: '#383a63',
    lit: '#ffd591',
    sea: ['#a66a8d', '#4b4a7c'],
    wall: ['#efe6e0', '#dccdc4'],
    floor: ['#b98f6d', '#9b7354'],
    wood: '#7d5539',
    fabric: '#5b6b8c',
    fabricShade: '#485672',
    accent: '#e0a458',
    leaf: '#557a61',
  },
  {
    name: 'noon',
    sky: ['#3f8fd2', '#8cc4ea', '#dff0f7'],
    sun: '#ffffff',
    far: '#b7cddb',
    near: '#93b3c7',
    glass: '#6fa0c0',
    lit: '#f3fafd',
    sea: ['#56c4c9', '#1f93a8'],
    wall: ['#fbfaf7', '#eeece6'],
    floor: ['#e3dccf', '#cfc5b3'],
    wood: '#c59f72',
    fabric: '#c9b9a3',
    fabricShade: '#b09f87',
    accent: '#2f7f86',
    leaf: '#6b9a5e',
  },
]
