/**
 * One picture of an icon.
 * @typedef {object} Drawing
 * @property {'icon' | 'icon-small' | 'document'} of the drawing's name in electron/icons
 * @property {number} size of the square, in pixels
 * @property {number} [margin] what stays empty on each side, as a share of the size
 */

/** Up to this size in pixels the letter needs stems of whole pixels, and no serifs. */
const SMALL = 24

/** The share of its square that macOS leaves empty around an icon, on each side. */
const MAC_MARGIN = 100 / 1024

/** Sizes of a Linux icon theme, in pixels. */
export const LINUX_SIZES = /** @type {const} */ ([16, 24, 32, 48, 64, 128, 256, 512])

/** Sizes that Windows asks for, in pixels. */
export const ICO_SIZES = /** @type {const} */ ([16, 24, 32, 48, 64, 256])

/** What a member of an `.icns` file is called, and its size in pixels. The first two are small icons on fine screens. */
export const ICNS_MEMBERS = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/**
 * @param {number} size in pixels
 * @returns {Drawing} the program's icon, as Linux and Windows show it
 */
export function programIcon(size) {
  return { of: size <= SMALL ? 'icon-small' : 'icon', size }
}

/**
 * @param {number} size in pixels
 * @returns {Drawing} the program's icon, as macOS shows it
 */
export function macProgramIcon(size) {
  return { of: 'icon', size, margin: MAC_MARGIN }
}

/**
 * @param {number} size in pixels
 * @returns {Drawing} the icon of a bundle
 */
export function documentIcon(size) {
  return { of: 'document', size }
}
