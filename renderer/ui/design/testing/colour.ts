/** A colour in sRGB with alpha; all parts 0 to 1, `rgb` gamma-encoded. */
export interface Colour {
  readonly rgb: readonly [number, number, number]
  readonly alpha: number
}

/** Reads `oklch(L C H)` or `oklch(L C H / A)`; `null` for anything else. */
export function parseOklch(text: string): Colour | null {
  const parts = /^oklch\(\s*([\d.]+)\s+([\d.]+)\s+(-?[\d.]+)\s*(?:\/\s*([\d.]+)\s*)?\)$/.exec(text.trim())
  if (parts === null) return null
  const [lightness, chroma, hue] = [Number(parts[1]), Number(parts[2]), (Number(parts[3]) * Math.PI) / 180]
  return {
    rgb: oklabToSrgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)),
    alpha: parts[4] === undefined ? 1 : Number(parts[4]),
  }
}

/** Björn Ottosson's Oklab, to gamma-encoded sRGB. Out of gamut where a part leaves 0 to 1. */
function oklabToSrgb(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encodeGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encodeGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encodeGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function encodeGamma(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
}

/** What is seen where `over` is painted on an opaque `under`. */
export function composite(over: Colour, under: Colour): Colour {
  const mix = (index: 0 | 1 | 2) => over.rgb[index] * over.alpha + under.rgb[index] * (1 - over.alpha)
  return { rgb: [mix(0), mix(1), mix(2)], alpha: 1 }
}

/** WCAG 2.2 relative luminance of an opaque colour, 0 to 1. */
function luminance({ rgb }: Colour): number {
  const [r, g, b] = rgb.map((part) => {
    const bounded = Math.min(1, Math.max(0, part))
    return bounded <= 0.04045 ? bounded / 12.92 : ((bounded + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2.2 contrast ratio of two opaque colours, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}
